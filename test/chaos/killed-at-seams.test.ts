import { describe, expect, it, jest } from '@jest/globals';
import { SEAMS, type SeamPoint } from '../../server/flows/seam.ts';
import { openStage, type Stage } from './stage.ts';
import type { GatewayEvent } from './telephone.ts';
import { until } from './until.ts';

// Two processes a case.
jest.setTimeout(120_000);

const A = 'sales_manager_a';

/** Events of one call in which A presses 接听 on the card and picks up. */
function eventOf(seq: number, type: string, data: object): GatewayEvent {
  const at = new Date(Date.parse('2026-11-24T02:00:00Z') + seq * 1000).toISOString();
  return { id: `evt-${seq}`, type, call: 'seam-call', seq, at, data };
}
const LEG = { leg: 'leg-1', target: `${A}:office_phone` };

describe('the server dies at a seam and is started again', () => {
  async function buttons(stage: Stage): Promise<string[]> {
    const card = (await stage.cards())[A]?.at(-1)?.card;
    if (!card || card.replace_text !== undefined) return [];
    return (card.button_list ?? []).map((button) => button.text);
  }

  it.each(SEAMS)('%s', async (seam) => {
    const stage = await openStage();
    try {
      await dieAt(stage, seam);
    } finally {
      await stage.close();
    }
  });

  async function dieAt(stage: Stage, seam: SeamPoint): Promise<void> {
    const doomed = await stage.doom(seam);

    await stage.tell(eventOf(1, 'call.started', { from: '13800008888', to: '4008320160' }));
    await stage.tell(eventOf(2, 'ivr.input', { menu: 'main', digits: '1' }));
    await stage.tell(eventOf(3, 'call.ringing', LEG));
    await until('the ringing card', async () => (await buttons(stage)).includes('接听'));
    // A press that nobody hears for all of its repeats is lost to WeCom as well: first the successor stands.
    if (seam !== 'press' && seam !== 'update') await doomed.succeeded;
    if (seam === 'send') {
      await until('rest', () => stage.isAtRest());
      const [lost, ...rest] = await stage.audit();
      expect(rest).toEqual([]);
      expect(lost?.problem).toContain('send answer was lost');
    }
    await stage.press(A, '接听');
    await until('the order to ring A', () => stage.telephone.orders.length > 0);
    await until('the card of who answers', async () => {
      return (await buttons(stage)).join() === '转接,挂断,查看详情';
    });
    await stage.tell(eventOf(4, 'call.connected', LEG));
    await stage.tell(
      eventOf(366, 'call.ended', { by: 'caller', cause: 'hangup', talk_seconds: 362 }),
    );
    expect(await doomed.succeeded).toBe('SIGKILL');
    await until('rest', () => stage.isAtRest());

    const { [A]: mine = [], ...others } = await stage.cards();
    expect(others).toEqual({});
    expect(mine.at(-1)?.card?.replace_text).toBe('已结束 6分02秒');
    // The card whose codes were lost is closed by the code of its press; a new one tells the rest.
    const older = mine.slice(0, -1).map((one) => one.card?.replace_text);
    expect(older).toEqual(seam === 'send' ? ['见新卡'] : []);
    expect(await stage.audit()).toEqual([]);
    expect(stage.telephone.orders.map(({ order }) => [order.do, order.person])).toEqual([
      ['answer', A],
    ]);
  }
});
