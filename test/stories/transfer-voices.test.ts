/** After a hand-over in talk, every sentence of ours on the transcript bears whoever spoke it. */
import { expect, it } from '@jest/globals';
import { A, B, VIP } from './acts.ts';
import { digestOf, hearing } from './after.ts';

it('A hands over to B: each sentence of ours bears its own person', () =>
  hearing('2026-11-24T10:00:00+08:00', async (house) => {
    const call = await house.ring({ from: VIP, talk: 'clip:inquiry' });
    await house.phone(call, 'answer', { person: A, device: 'office_phone' });
    await house.pass(12);
    await house.press(A, '转接', B);
    await house.phone(call, 'answer', { person: B });
    for (let n = 0; n < 30 && !(await house.phoneState(call)).ended; n += 1) await house.skip(5);
    await house.skip(2);
    const version = (await digestOf(house, call))?.transcript?.version ?? 0;
    const { calls, transcripts } = house.running().adapters.store;
    const [segments, legs] = await Promise.all([
      transcripts.load(call, version).then((one) => one?.segments ?? []),
      calls.load(call).then((one) => one?.legs.filter((leg) => leg.connectedAt) ?? []),
    ]);
    const [first, second] = legs;
    const start = first?.connectedAt?.getTime() ?? 0;
    const handedOver = ((second?.connectedAt?.getTime() ?? 0) - start) / 1000;
    const ours = segments.filter((one) => one.speaker === 'agent');
    expect(ours.map((one) => [one.text, one.person])).toEqual(
      ours.map((one) => [one.text, (one.start + one.end) / 2 < handedOver ? A : B]),
    );
    expect([...new Set(ours.map((one) => one.person))]).toEqual([A, B]);
    expect(segments.filter((one) => one.speaker === 'customer').every((one) => !one.person)).toBe(
      true,
    );
  }));
