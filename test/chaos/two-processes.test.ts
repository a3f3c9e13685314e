import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { openStage, type Stage } from './stage.ts';
import { readRecorded, type GatewayEvent } from './telephone.ts';
import { until } from './until.ts';

jest.setTimeout(120_000);

const A = 'sales_manager_a';
const B = 'sales_manager_b';

function eventOf(seq: number, type: string, data: object): GatewayEvent {
  const at = new Date(Date.parse('2026-11-24T02:00:00Z') + seq * 1000).toISOString();
  return { id: `evt-${seq}`, type, call: 'shared-call', seq, at, data };
}

describe('two processes on one database, taking turns at the door', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  async function captions(): Promise<Record<string, (string | null)[]>> {
    return Object.fromEntries(
      Object.entries(await stage.cards()).map(([person, mine]) => [
        person,
        mine.map((one) => one.card?.replace_text ?? null),
      ]),
    );
  }

  it('two people press 接听 at once, each at another process: one wins, both cards say so', async () => {
    stage = await openStage(2);
    await Promise.all([stage.start({ ROLE: 'all' }, 0), stage.start({ ROLE: 'all' }, 1)]);
    await stage.tell(eventOf(1, 'call.started', { from: '13800008888', to: '4008320160' }));
    await stage.tell(eventOf(2, 'ivr.input', { menu: 'main', digits: '1' }));
    const leg = (n: number, person: string) => ({
      leg: `leg-${n}`,
      target: `${person}:office_phone`,
    });
    // Told twice, once to each.
    for (let turn = 0; turn < 2; turn += 1) {
      await Promise.all([
        stage.tell(eventOf(3, 'call.ringing', leg(1, A))),
        stage.tell(eventOf(4, 'call.ringing', leg(2, B))),
      ]);
    }
    await until('both cards', async () => Object.keys(await stage.cards()).length === 2);
    await until('rest', () => stage.isAtRest());
    expect(await captions()).toEqual({ [A]: [null], [B]: [null] });

    await Promise.all([stage.press(A, '接听'), stage.press(B, '接听')]);
    await until('the order', () => stage.telephone.orders.length > 0);
    const winner = stage.telephone.orders[0]?.order.person ?? '';
    const loser = winner === A ? B : A;
    await until('the truth on both cards', async () => {
      const seen = await stage.cards();
      const words = (person: string): string => seen[person]?.at(-1)?.card?.sub_title_text ?? '';
      return words(winner).includes('您接听中') && words(loser).includes('正在接听');
    });

    const n = winner === A ? 1 : 2;
    await stage.tell(eventOf(5, 'call.connected', leg(n, winner)));
    await stage.tell(
      eventOf(367, 'call.ended', { by: 'caller', cause: 'hangup', talk_seconds: 362 }),
    );
    await until('rest', () => stage.isAtRest());
    const ended = await captions();
    expect(ended[winner]).toEqual(['已结束 6分02秒']);
    expect(ended[loser]).toEqual([expect.stringMatching(/^销售经理[AB]已接$/)]);
    expect(stage.telephone.orders.map(({ order }) => order.do)).toEqual(['answer']);
    expect(await stage.audit()).toEqual([]);
  });

  it('one at the doors, one at work: the worker finishes what the door was killed over', async () => {
    stage = await openStage();
    const [web] = await Promise.all([
      stage.doom('save', { ROLE: 'web' }),
      stage.start({ ROLE: 'worker' }),
    ]);
    for (const event of await readRecorded('missed-call', 'shared-call')) {
      await stage.tell(event);
      await until(`rest after ${event.type}`, () => stage.isAtRest());
    }
    expect(await web.succeeded).toBe('SIGKILL');
    expect(await captions()).toEqual({ [A]: ['未接', null] });
    expect(await stage.audit()).toEqual([]);
  });
});
