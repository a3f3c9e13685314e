/** 现在来电先响: whom a normal call would ring now, in order. Pages §2 状态. */
import type { Employee } from '../../domain/people.ts';
import type { RingStep, Step } from '../../domain/routing/types.ts';
import { DEVICE_WORDS } from '../../../templates/labels.ts';
import { CHAIN_WORDS } from '../../../templates/me-words.ts';
import { ringStep } from '../../../templates/view-words.ts';
import type { ChainLink } from './view.types.ts';

/** 座机10秒 + 手机25秒 */
export function devicesText({ targets }: RingStep): string {
  return targets.map(({ device, seconds }) => `${DEVICE_WORDS[device]}${seconds}秒`).join(' + ');
}

export function chainLinks(steps: readonly Step[], people: readonly Employee[]): ChainLink[] {
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  return steps.map((step) => {
    if (!('targets' in step)) {
      const text = 'refuse' in step ? CHAIN_WORDS.refuse : CHAIN_WORDS.voicemail;
      return { person: null, devices: [], seconds: 'refuse' in step ? 0 : step.seconds, text };
    }
    const id = step.targets[0]?.person ?? '';
    const devices = step.targets.map(({ device, seconds }) => ({
      ...{ value: device, text: DEVICE_WORDS[device], seconds },
    }));
    const rung = devices.map(({ text, seconds }) => ({ word: text, seconds }));
    return {
      person: { id, name: nameOf(id) },
      devices,
      seconds: step.seconds,
      text: ringStep([{ name: nameOf(id), devices: rung }]),
    };
  });
}
