import { describe, expect, it } from '@jest/globals';
import { SEED_EMPLOYEES } from '../../../../scripts/seed/employees.ts';
import type { Employee } from '../../../../server/domain/people.ts';
import { grant } from '../../../../server/flows/people/grant.ts';
import type { People, Wecom } from '../../../../server/ports.ts';

type Asked = Parameters<People['grant']>;

/** The directory of WeCom, and what the store was asked to write. */
function build(answer: Awaited<ReturnType<Wecom['getUser']>> | null) {
  const asked: Asked[] = [];
  const looked: string[] = [];
  const people = {
    all: () => Promise.resolve(SEED_EMPLOYEES),
    grant: (...wish: Asked) => {
      asked.push(wish);
      return Promise.resolve(SEED_EMPLOYEES[0] as Employee);
    },
  };
  const wecom = answer && {
    getUser: (userid: string) => {
      looked.push(userid);
      return Promise.resolve(answer);
    },
  };
  return { give: grant({ people, wecom }), asked, looked };
}

const NAMED = { ok: true, value: { name: '王五', status: 1 } } as const;
const AWAY = {
  ok: false,
  failure: { kind: 'retry', after: null, code: null, text: 'away' },
} as const;

describe('giving a role', () => {
  it('asks WeCom for the name of somebody new', async () => {
    const { give, asked } = build(NAMED);
    await give({ wecomUserId: 'WangWu', role: 'admin' });
    expect(asked).toEqual([['WangWu', 'admin', '王五']]);
  });

  it('lets the userid stand for the name while WeCom cannot say', async () => {
    const { give, asked } = build(AWAY);
    await give({ wecomUserId: 'WangWu', role: 'admin' });
    expect(asked).toEqual([['WangWu', 'admin', 'WangWu']]);
  });

  it('asks nobody about somebody who is known, however the userid is spelled', async () => {
    const { give, asked, looked } = build(NAMED);
    await give({ wecomUserId: 'Sales_Manager_A', role: 'admin' });
    expect(asked).toEqual([['Sales_Manager_A', 'admin']]);
    expect(looked).toEqual([]);
  });

  it('works without a company configured', async () => {
    const { give, asked } = build(null);
    await give({ wecomUserId: 'WangWu', role: 'admin' });
    expect(asked).toEqual([['WangWu', 'admin']]);
  });
});
