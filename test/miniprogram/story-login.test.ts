/** Coming in: one login for all who wait, each reason why somebody cannot, and what was wanted is there afterwards. */
import { describe, expect, it } from '@jest/globals';
import { A, C, changeEmployee, stored } from '../stories/acts.ts';
import type { Opening, Phone } from './support/browser.ts';
import { inMiniHouse, type MiniHouse } from './support/house.ts';

const MORNING = '2026-11-24T10:00:00+08:00';
const INBOX = 'pages/inbox/index';
const CODE_DOOR = 'jscode2session';

const countOf = async (phone: Phone, path: string, status: number): Promise<number> =>
  (await phone.ask('requests')).filter((one) => one.path === path && one.status === status).length;

describe('a session that is over', () => {
  it('three answers of 401 at once make one login and one POST /api/session', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const mine = await phone(A);
      await settled(mine);
      expect((await mine.records()).logins).toHaveLength(1);
      await stored(house, 'sessions').deleteMany({});
      // The login takes its time, so that all who wait are there before it ends.
      await house.faults({ slowMs: 300 });
      await mine.page.evaluate(() => {
        window.harness.hide();
        window.harness.show();
        void window.harness.callPage('onRetry');
        void window.harness.callPage('onPullDownRefresh');
      });
      await settled(mine);
      const refused = (await mine.ask('requests')).filter(({ status }) => status === 401);
      expect(refused.length).toBeGreaterThanOrEqual(3);
      expect((await mine.records()).logins).toHaveLength(2);
      expect(await countOf(mine, '/api/session', 200)).toBe(2);
      expect(await mine.ask('data')).toMatchObject({ frame: { state: 'ready' } });
    }));

  it('starts from what was stored; a session that still holds needs no login', () =>
    inMiniHouse(MORNING, async ({ phone, settled }) => {
      const mine = await phone(A);
      const again = mine.page.waitForEvent('load');
      await mine.ask('launch', 'cold', INBOX);
      await again;
      await settled(mine);
      expect((await mine.records()).logins).toEqual([]);
      expect(await countOf(mine, '/api/inbox', 200)).toBeGreaterThanOrEqual(1);
    }));
});

interface GateCase {
  readonly name: string;
  readonly says: readonly string[];
  readonly person?: string;
  readonly opening?: Partial<Opening>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly before?: (all: MiniHouse) => Promise<void>;
  /** What helps; after it 重试 shows what was wanted. Without it there is nothing to try. */
  readonly mend?: (all: MiniHouse) => Promise<void>;
}

const refuse =
  (errcode: number) =>
  ({ house }: MiniHouse): Promise<void> =>
    house.faults({ errcodes: [{ path: CODE_DOOR, errcode }] });

const heal = ({ house }: MiniHouse): Promise<void> =>
  house.faults({ outage: 'none', errcodes: [] });

const GATES: readonly GateCase[] = [
  { name: 'outside of WeCom', says: ['请在企业微信中打开'], opening: { profile: 'wechat' } },
  {
    name: 'outside the visible range',
    says: ['不在应用可见范围', '可见范围中加入您'],
    before: refuse(60011),
    mend: heal,
  },
  { name: 'of another company', says: ['不是本企业'], before: refuse(60111), mend: heal },
  { name: 'not listed', says: ['不在名单中', '管理员管理员'], person: 'somebody_new' },
  {
    name: 'switched off',
    says: ['已停用'],
    person: C,
    before: ({ house }) => changeEmployee(house, C, { active: false }),
  },
  {
    name: 'WeCom away',
    says: ['企业微信暂时无法登录'],
    before: ({ house }) => house.faults({ outage: 'http500' }),
    mend: heal,
  },
  {
    name: 'the server away',
    says: ['服务暂时不可用'],
    before: ({ house }) => house.running().stop(),
    mend: ({ house }) => house.restart(),
  },
  {
    name: 'too old',
    says: ['请关闭小程序后重新打开'],
    environment: { CLIENT_MINIMUM: '9.0.0' },
  },
];

describe('the gate', () => {
  it.each(GATES)('$name', ({ says, person = A, opening, environment, before, mend }) =>
    inMiniHouse(
      MORNING,
      async (all) => {
        await before?.(all);
        const phone = await all.phone(person, { open: INBOX, ...opening });
        for (const words of says) expect(await phone.texts()).toContain(words);
        expect(await phone.ask('data')).toMatchObject({ frame: { state: 'gate' }, view: null });
        // Behind a gate nothing is asked, however long it is looked at.
        const before401 = (await phone.ask('requests')).length;
        await phone.ask('hide');
        await phone.ask('show');
        await phone.idle();
        expect(await phone.ask('requests')).toHaveLength(before401);
        if (opening?.profile === 'wechat') expect(before401).toBe(0);
        if (mend === undefined) return;
        await mend(all);
        await phone.tap('重试');
        await all.settled(phone);
        expect(await phone.ask('stack')).toEqual([INBOX]);
        expect(await phone.ask('data')).toMatchObject({ frame: { home: false } });
        expect(await countOf(phone, '/api/inbox', 200)).toBeGreaterThanOrEqual(1);
      },
      { ...(environment && { environment }) },
    ),
  );
});
