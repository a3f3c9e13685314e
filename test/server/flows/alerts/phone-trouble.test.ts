/** Alert calls when the gateway cannot, will not, or does not say. Spec §5. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Gateway, OrderResult } from '../../../../server/ports.ts';
import { openPlace } from '../../adapters/store/place.ts';
import { openPhoneStage, ZHANG, type PhoneStage } from './phone-stage.ts';

const place = openPlace();
let stage: PhoneStage;

afterEach(() => stage.close());

const open = async (change?: Parameters<typeof openPhoneStage>[1]): Promise<void> => {
  stage = await openPhoneStage(place.of(), change);
};

/** A gateway whose answer to the call is another. */
const answering =
  (result: OrderResult['result'], carriesOut: boolean) =>
  (real: Gateway): Gateway => ({
    ...real,
    async alertCall(input) {
      if (carriesOut) await real.alertCall(input);
      return { result, reason: null };
    },
  });

describe('trouble with the gateway', () => {
  it('goes another way when it cannot call, or the person has no telephone', async () => {
    await open({ gateway: (real) => ({ ...real, canCall: false }) });
    expect(await stage.ring('a')).toBe('done');
    expect(stage.otherWays).toHaveLength(1);
    expect(await stage.calls.latest(ZHANG)).toBeNull();
    await stage.close();
    await open();
    await stage.ring('a', 'nobody_known');
    expect(stage.otherWays).toHaveLength(1);
  });

  it('is told at once of a call that the gateway refuses', async () => {
    await open({ gateway: answering('refused', false) });
    await stage.ring('a');
    expect([...stage.outcomes.values()]).toEqual(['failed']);
    // Nothing rang: the next step is not held back.
    await stage.ring('b');
    expect([...stage.outcomes.values()]).toEqual(['failed', 'failed']);
  });

  it('dials once more after a minute when nothing is known, then gives up', async () => {
    let orders = 0;
    const lost = answering('unknown', false);
    await open({
      gateway: (real) => ({
        ...real,
        alertCall(input) {
          orders += 1;
          return lost(real).alertCall(input);
        },
      }),
    });
    const { alert, notice } = stage.want('a');
    await stage.phone.ring(alert, ZHANG, notice);
    for (const seconds of [30, 29]) {
      await stage.pass(seconds);
      await stage.phone.sweep();
      await stage.phone.ring(alert, ZHANG, notice);
    }
    expect([orders, stage.outcomes.size]).toEqual([1, 0]);
    await stage.pass(1);
    await Promise.all([stage.phone.sweep(), stage.phone.sweep()]);
    expect([orders, stage.outcomes.size]).toEqual([2, 0]);
    await stage.pass(60);
    await stage.phone.sweep();
    expect([orders, stage.outcomes.get(notice)]).toEqual([2, 'failed']);
    await stage.pass(600);
    await stage.phone.sweep();
    expect(orders).toBe(2);
  });

  it('follows a call whose order got no answer, and does not dial again', async () => {
    await open({ gateway: answering('unknown', true) });
    await stage.ring('a');
    await stage.act('answer');
    await stage.act('key', { key: '1' });
    await stage.pass(70);
    await stage.phone.sweep();
    expect(await stage.telephones()).toHaveLength(1);
    expect(stage.stateOf('a')).toBe(`taken ${ZHANG}`);
    expect([...stage.outcomes.values()]).toEqual(['answered']);
  });

  it('ends a call whose end is never told', async () => {
    await open({ mute: true });
    await stage.ring('a');
    await stage.pass(120);
    await stage.phone.sweep();
    expect(stage.outcomes.size).toBe(0);
    await stage.pass(180);
    await stage.phone.sweep();
    expect([...stage.outcomes.values()]).toEqual(['failed']);
    expect((await stage.calls.latest(ZHANG))?.state).toBe('ended');
  });
});
