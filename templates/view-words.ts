/** Sentences of a call as it is read: on its page and in the mini-program. */

/** 销售经理A 10:05 确认：就是他 */
export function saidConfirmed(who: string, when: string): string {
  return `${who} ${when} 确认：就是他`;
}

/** 销售经理A 10:05 标为：都不是 */
export function saidRejected(who: string, when: string): string {
  return `${who} ${when} 标为：都不是`;
}

/** 工作日 · 09:00-12:00 · 依次响铃 */
export function planSummary(day: string, slot: string, strategy: string): string {
  return [day, slot, strategy].join(' · ');
}

/** 销售经理A 座机10秒 + 手机25秒; several people are joined the same way. */
export function ringStep(
  people: readonly {
    readonly name: string;
    readonly devices: readonly { readonly word: string; readonly seconds: number }[];
  }[],
): string {
  return people
    .map(({ name, devices }) => {
      const rung = devices.map(({ word, seconds }) => `${word}${seconds}秒`);
      return `${name} ${rung.join(' + ')}`;
    })
    .join(' + ');
}

export const STEP_WORDS = { voicemail: '留言', refuse: '拒接' } as const;
