import { describe, expect, it } from '@jest/globals';
import type { Employee, RepStatus, Role, StatusEntry } from '../../../../server/domain/people.ts';
import { findViewer } from '../../../../server/flows/people/find-viewer.ts';
import { logInByCode, logInByOauth } from '../../../../server/flows/people/log-in.ts';
import { setStatus } from '../../../../server/flows/people/set-status.ts';
import { showBoard } from '../../../../server/flows/people/show-board.ts';
import type { WecomFailure, WecomResult } from '../../../../server/ports.ts';
import { makePerson } from '../../http/doors.ts';

const NOW = new Date('2026-11-24T02:00:00.000Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const clock = { now: () => NOW };
const peopleOf = (...all: readonly Employee[]) => ({ all: () => Promise.resolve(all) });

describe('logging in', () => {
  const rep = { ...makePerson('sales_manager_a'), wecomUserId: 'Sales_Manager_A' };
  const gone = { ...makePerson('gone'), active: false };

  function house(result: WecomResult<{ userid: string }>) {
    const opened: string[] = [];
    const ask = () => Promise.resolve(result);
    const need = {
      wecom: { exchangeMiniProgramCode: ask, exchangeOauthCode: ask },
      people: peopleOf(rep, gone),
      sessions: {
        create: (person: string) => {
          opened.push(person);
          return Promise.resolve({ token: 'token', expiresAt: later(60) });
        },
      },
    };
    return { need, opened };
  }

  it('opens a session for the member, however WeCom writes the name', async () => {
    const { need, opened } = house({ ok: true, value: { userid: 'SALES_manager_a' } });
    for (const logIn of [logInByCode(need), logInByOauth(need)])
      expect(await logIn('code')).toMatchObject({ ok: true, token: 'token', person: rep });
    expect(opened).toEqual(['sales_manager_a', 'sales_manager_a']);
  });

  it.each([
    ['stranger', 'not-listed'],
    ['gone', 'disabled'],
  ])('opens none for %s', async (userid, why) => {
    const { need, opened } = house({ ok: true, value: { userid } });
    expect(await logInByCode(need)('code')).toEqual({ ok: false, why });
    expect(opened).toEqual([]);
  });

  it('names an active administrator to whom nobody has listed', async () => {
    const { need } = house({ ok: true, value: { userid: 'stranger' } });
    const left = { ...makePerson('left', ['admin']), active: false };
    const boss = { ...makePerson('boss', ['admin']), name: '王五' };
    const logIn = logInByCode({ ...need, people: peopleOf(rep, left, boss) });
    expect(await logIn('code')).toEqual({ ok: false, why: 'not-listed', admin: '王五' });
  });

  it('opens none for somebody outside the company', async () => {
    const { need } = house({ ok: true, value: { userid: '' } });
    const wecom = {
      ...need.wecom,
      exchangeOauthCode: () => Promise.resolve({ ok: true as const, value: { userid: null } }),
    };
    expect(await logInByOauth({ ...need, wecom })('code')).toEqual({ ok: false, why: 'outsider' });
  });

  it.each<[WecomFailure, string]>([
    [{ kind: 'code-used', text: '' }, 'bad-code'],
    [{ kind: 'never', code: 40063, text: '' }, 'bad-code'],
    [{ kind: 'retry', after: null, code: null, text: '' }, 'wecom-away'],
    [{ kind: 'unknown', text: '' }, 'wecom-away'],
    [{ kind: 'config', code: 60020, text: '' }, 'wecom-misconfigured'],
    [{ kind: 'config', code: 60011, text: '' }, 'not-visible'],
    [{ kind: 'unreachable', text: '' }, 'outsider'],
  ])('tells why WeCom gave no member: %j', async (failure, why) => {
    const { need } = house({ ok: false, failure });
    expect(await logInByCode(need)('code')).toEqual({ ok: false, why });
  });

  it('forgets a disabled employee at once', async () => {
    const sessions = { find: () => Promise.resolve({ person: rep.id, expiresAt: later(60) }) };
    const find = (person: Employee) => findViewer({ sessions, people: peopleOf(person) })('t');
    expect(await find(rep)).toBe(rep);
    expect(await find({ ...rep, active: false })).toBeNull();
    expect(await find(makePerson('another'))).toBeNull();
  });
});

describe('setting a status', () => {
  function house() {
    const kept: (StatusEntry | string)[] = [];
    const set = setStatus({
      clock,
      statuses: {
        all: () => Promise.resolve(new Map()),
        set: (entry) => Promise.resolve({ ...entry, version: 4 }),
      },
      long: {
        save: (entry) => Promise.resolve(void kept.push(entry)),
        remove: (person) => Promise.resolve(void kept.push(person)),
      },
    });
    const tap = (roles: readonly Role[], status: RepStatus, until: Date | null = null) =>
      set({ person: makePerson('p', roles), status, until, source: 'app', location: null });
    return { kept, tap };
  }

  it.each<RepStatus>(['in_office', 'in_field', 'in_meeting', 'off_duty', 'on_leave'])(
    '%s without an end lives 3600 s',
    async (status) => {
      const { tap, kept } = house();
      expect(await tap(['rep'], status)).toMatchObject({
        ok: true,
        entry: { status, since: NOW, until: later(3_600), version: 4 },
      });
      expect(kept).toEqual(['p']);
    },
  );

  it('keeps an end of its own where a lost Redis cannot forget it', async () => {
    const { tap, kept } = house();
    await tap(['rep'], 'on_leave', later(86_400));
    expect(kept).toMatchObject([{ person: 'p', until: later(86_400), version: 4 }]);
  });

  it.each<[readonly Role[], RepStatus, Date | null, string]>([
    [['director'], 'in_office', null, 'not-a-rep'],
    [['admin'], 'on_leave', null, 'not-a-rep'],
    [[], 'in_office', null, 'not-a-rep'],
    [['duty'], 'in_meeting', null, 'duty-only'],
    [['rep'], 'in_office', later(60), 'until-not-allowed'],
    [['rep'], 'in_meeting', later(60), 'until-not-allowed'],
    [['rep'], 'on_leave', NOW, 'until-out-of-range'],
    [['rep'], 'off_duty', later(-1), 'until-out-of-range'],
    [['rep'], 'on_leave', later(400 * 86_400), 'until-out-of-range'],
  ])('%j may not say %s until %s: %s', async (roles, status, until, why) => {
    const { tap, kept } = house();
    expect(await tap(roles, status, until)).toEqual({ ok: false, why });
    expect(kept).toEqual([]);
  });

  it('lets 值班人员 say 请假', async () => {
    expect(await house().tap(['duty'], 'on_leave')).toMatchObject({ ok: true });
  });
});

describe('the board', () => {
  const entry = (until: Date): StatusEntry => ({
    person: 'b',
    status: 'in_meeting',
    since: later(-60),
    until,
    source: 'bot',
    location: null,
    version: 1,
  });
  const people = peopleOf(
    makePerson('b'),
    makePerson('a'),
    makePerson('boss', ['director']),
    { ...makePerson('gone'), active: false },
    makePerson('d', ['duty']),
  );
  const unknown = { status: 'unknown', since: null, until: null, source: null };

  it('lists everybody who has a status, the unknown ones too', async () => {
    const statuses = { all: () => Promise.resolve(new Map([['b', entry(later(1))]])) };
    expect(await showBoard({ people, statuses, clock })()).toEqual([
      { person: 'a', ...unknown },
      { person: 'b', status: 'in_meeting', since: later(-60), until: later(1), source: 'bot' },
      { person: 'd', ...unknown },
    ]);
  });

  it('says unknown from the very moment a status ends', async () => {
    const statuses = { all: () => Promise.resolve(new Map([['b', entry(NOW)]])) };
    const board = await showBoard({ people, statuses, clock })();
    expect(board[1]).toEqual({ person: 'b', ...unknown });
  });
});
