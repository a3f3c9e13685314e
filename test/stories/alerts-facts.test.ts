/** When a message opens an alert, what facts that come late do to it, and which message never alarms anybody. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { until } from '../chaos/until.ts';
import type { House } from '../support/house.ts';
import { A, B, DUTY, VIP, logIn, readPage, stored } from './acts.ts';
import { digestOf, hearing, leave, todoOf } from './after.ts';
import {
  CALLER,
  MINUTE,
  MORNING,
  NIGHT,
  OPEN_BUTTONS,
  alarm,
  alertButtons,
  alertCard,
  alertCards,
  alertOf,
  climb,
  faces,
  findAlert,
  lines,
  opened,
  press,
  told,
} from './alerting.ts';

const WAIT_MS = 2 * 60_000;

/** Nothing is heard of a message for so many seconds; then it is. */
function deaf(house: House, seconds: number): void {
  house.speech?.faults.set({ status: 503, retryAfter: seconds, times: 1 });
}

/** Time passes until so many ms after the message was left. */
async function waitSince(house: House, call: string, ms: number): Promise<void> {
  const ended = (await house.running().adapters.store.calls.load(call))?.ended?.at;
  const gone = house.clock.now().getTime() - (ended?.getTime() ?? 0);
  await house.skip((ms - gone) / 1000);
  // Hearing goes on beside the rest; what it brings may be due only now.
  await house.settle();
}

describe('the opening', () => {
  it('a VIP’s message alarms as soon as it is saved, before anything is heard of it', () =>
    hearing(NIGHT, async (house) => {
      deaf(house, 3600);
      const call = await opened(house, await leave(house, 'message-inquiry', VIP));
      expect(await told(house, call)).toEqual([`0 card ${DUTY}`]);
      const { card } = await alertCard(house, DUTY);
      expect(card?.main_title?.title).toContain('宁波奥克斯');
      expect(card?.sub_title_text).toContain('转写中，可先听录音');
      expect(card?.source?.desc_color).toBe(2);
    }));

  it('anybody else’s with its facts, in office hours too', () =>
    hearing(MORNING, async (house) => {
      deaf(house, 45);
      const call = await leave(house, 'message-urgent', CALLER);
      await waitSince(house, call, 40_000);
      expect(await findAlert(house, call)).toBeNull();
      await waitSince(house, call, 60_000);
      expect(await faces(house)).toEqual({ [A]: 'live', [B]: 'live' });
      const { card } = await alertCard(house, A);
      expect(card?.sub_title_text).toContain('客户说「设备已经停线了」');
      expect(await alertButtons(house, A)).toEqual(OPEN_BUTTONS);
    }));

  it('without facts after two minutes: 紧急程度未知, and the recording plays', () =>
    hearing(NIGHT, async (house) => {
      house.speech?.faults.set({ hang: true });
      const call = await leave(house, 'message-inquiry', CALLER);
      // The house does not wait for slow steps while its ear hangs.
      await until('the message is kept', async () => {
        const { recordings = [] } = (await digestOf(house, call))?.call ?? {};
        return recordings.some(({ state }) => state === 'kept');
      });
      await waitSince(house, call, WAIT_MS - 1000);
      expect(await findAlert(house, call)).toBeNull();
      expect(await faces(house)).toEqual({});
      await waitSince(house, call, WAIT_MS);
      expect(await told(house, call)).toEqual([`0 card ${DUTY}`]);
      const { card } = await alertCard(house, DUTY);
      expect(card?.sub_title_text).toContain('紧急程度未知');
      expect(JSON.stringify(card)).toContain('听录音');
      const recording = (await readPage(house, call, DUTY)).recordings[0]?.id ?? '';
      const path = `/api/recordings/${encodeURIComponent(recording)}/ticket`;
      const token = await logIn(house, DUTY);
      const ticket = await house.api(path, { method: 'POST', token });
      const { url } = (await ticket.json()) as { url: string };
      const sound = await house.api(url);
      expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav']);
      await sound.arrayBuffer();
    }));
});

describe('facts that come late', () => {
  it('after four minutes, an inquiry: 非紧急已转待办, no telephone, no director', () =>
    hearing(MORNING, async (house) => {
      deaf(house, 240);
      const call = await leave(house, 'message-inquiry', CALLER);
      await waitSince(house, call, 180_000);
      expect(await faces(house)).toEqual({ [A]: 'live', [B]: 'live' });
      await waitSince(house, call, 250_000);
      await climb(house, call, 90 * MINUTE);
      expect(await told(house, call)).toEqual(lines('0', ['card'], [A, B]));
      expect(await faces(house)).toEqual({ [A]: '非紧急已转待办', [B]: '非紧急已转待办' });
      expect(await alertOf(house, call)).toMatchObject({
        state: 'settled',
        settled: { how: 'not-urgent', by: null },
      });
      expect(await todoOf(house, call)).toMatchObject({ state: 'open', intent: '询价' });
    }));

  it('urgent after all: the ladder goes on, and the next card says why', () =>
    hearing(NIGHT, async (house) => {
      deaf(house, 240);
      const call = await leave(house, 'message-urgent', CALLER);
      await waitSince(house, call, 250_000);
      expect(await alertOf(house, call)).toMatchObject({ state: 'open', grade: 'high' });
      // The card tells the truth at once; that is no telling of its own.
      const [known, ...more] = await alertCards(house, DUTY);
      expect(more).toEqual([]);
      expect(known?.card?.sub_title_text).not.toContain('紧急程度未知');
      expect(known?.card?.sub_title_text).toContain('停线');
      expect(await told(house, call)).toEqual(lines('0', ['card'], [DUTY]));
      await climb(house, call, 5 * MINUTE - 1);
      expect((await alertCards(house, DUTY)).map(({ msgid }) => msgid)).toEqual([known?.msgid]);
      await climb(house, call, 5 * MINUTE);
      expect(await told(house, call)).toEqual(lines('0 5', ['card'], [DUTY]));
      const { card } = await alertCard(house, DUTY);
      expect(card?.sub_title_text).not.toContain('紧急程度未知');
      expect(card?.sub_title_text).toContain('停线');
    }));

  it('an inquiry that somebody has taken stays with them', () =>
    hearing(NIGHT, async (house) => {
      deaf(house, 240);
      const call = await leave(house, 'message-inquiry', CALLER);
      await waitSince(house, call, 130_000);
      await press(house, DUTY, '我来处理');
      await waitSince(house, call, 250_000);
      expect(await alertOf(house, call)).toMatchObject({ state: 'taken', takenBy: DUTY });
    }));

  it('a VIP’s is never lowered', () =>
    hearing(NIGHT, async (house) => {
      const call = await opened(house, await leave(house, 'message-inquiry', VIP));
      expect(await todoOf(house, call)).toMatchObject({ intent: '询价' });
      await climb(house, call, 5 * MINUTE);
      expect(await told(house, call)).toEqual(lines('0 5', ['card'], [DUTY]));
    }));

  it('of one message do not close what another, not heard yet, may be', () =>
    hearing(NIGHT, async (house) => {
      deaf(house, 600);
      const first = await leave(house, 'message-urgent', CALLER);
      await waitSince(house, first, WAIT_MS);
      house.speech?.faults.set({});
      const second = await leave(house, 'message-inquiry', CALLER);
      expect(await alertOf(house, second)).toMatchObject({ id: first, state: 'open' });
      await waitSince(house, first, 700_000);
      expect(await alertOf(house, first)).toMatchObject({ state: 'open', grade: 'high' });
    }));
});

describe('what alarms nobody', () => {
  it('an inquiry at night: a to-do alone', () =>
    hearing(NIGHT, async (house) => {
      const call = await leave(house, 'message-inquiry', CALLER);
      await waitSince(house, call, 30 * 60_000);
      expect(await findAlert(house, call)).toBeNull();
      expect(await faces(house)).toEqual({});
      expect(await todoOf(house, call)).toMatchObject({ state: 'open' });
    }));

  it('a message without words: somebody is to call back', () =>
    hearing(NIGHT, async (house) => {
      const call = await leave(house, 'message-silent', CALLER);
      await waitSince(house, call, 30 * 60_000);
      expect(await findAlert(house, call)).toBeNull();
      expect(await faces(house)).toEqual({});
      const todos = await stored(house, 'todos').find({ call }).toArray();
      expect(todos.map((todo) => todo['state'] as string)).toEqual(['open']);
    }));
});

describe('several messages', () => {
  it('of one number are one alert with a count, whose ladder is not begun anew', () =>
    hearing(NIGHT, async (house) => {
      const first = await alarm(house);
      await climb(house, first, 3 * MINUTE);
      const second = await leave(house, 'message-urgent', CALLER);
      const third = await leave(house, 'message-inquiry', CALLER);
      expect((await alertOf(house, second)).id).toBe(first);
      expect((await alertOf(house, third)).id).toBe(first);
      await climb(house, first, 15 * MINUTE - 1);
      expect((await alertOf(house, first)).messages).toHaveLength(3);
      const { card } = await alertCard(house, DUTY);
      expect(card?.sub_title_text).toContain('共 3 条留言');
      expect(Object.keys(await faces(house))).toEqual([DUTY]);
      await climb(house, first, 15 * MINUTE);
      expect((await told(house, first)).filter((line) => line.includes('director'))).toEqual(
        lines('15', ['card', 'phone'], ['sales_director']),
      );
    }));

  it('who has taken it gets a new card; nobody else, and nothing begins anew', () =>
    hearing(MORNING, async (house) => {
      const first = await alarm(house);
      await press(house, A, '我来处理');
      await house.skip(5 * MINUTE);
      await leave(house, 'message-urgent', CALLER);
      await climb(house, first, 25 * MINUTE);
      const lately = (await told(house, first)).slice(2);
      expect(lately).toHaveLength(1);
      expect(lately[0]).toMatch(new RegExp(`card ${A}$`));
      expect((await alertCard(house, A)).card?.sub_title_text).toContain('共 2 条留言');
      expect(await faces(house)).toEqual({ [A]: 'live', [B]: '销售经理A已接手' });
    }));

  it('after the settling another is opened', () =>
    hearing(NIGHT, async (house) => {
      const first = await alarm(house);
      await press(house, DUTY, '已解决');
      const second = await alarm(house);
      expect((await alertOf(house, second)).id).not.toBe((await alertOf(house, first)).id);
      expect(await told(house, second)).toEqual([`0 card ${DUTY}`]);
    }));

  it('of withheld numbers never become one', () =>
    hearing(NIGHT, async (house) => {
      const first = await alarm(house, 'anonymous');
      const second = await alarm(house, 'anonymous');
      expect((await alertOf(house, second)).id).not.toBe((await alertOf(house, first)).id);
    }));
});
