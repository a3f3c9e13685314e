/** The doors of what a person does after a call: bodies read, refused with the field named, roles, and the codes of 409. */
import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../../server/domain/people.ts';
import type { ActAnswer, DigestActs } from '../../../server/flows/digest/acts.ts';
import { actOnTodo } from '../../../server/flows/pages/todo-acts.ts';
import { bearer, makePerson, problemOf, viewers, WALL } from './doors.ts';
import { BAD_BODIES, GOOD_BODIES } from './digest-door-cases.ts';
import { answeringNeeds, sampleView } from './sample.ts';
import { samplePages } from './sample-things.ts';
import { keepStrictHouses } from './strict-house.ts';

const openStrict = keepStrictHouses();
const rep = makePerson('sales_manager_a');
const pages = samplePages(sampleView);

/** Acts that note what they were asked for, and answer the same to everything. */
function noting(answer: ActAnswer = 'done') {
  const asked: unknown[] = [];
  const note = (act: string) => (wish: { readonly viewer: unknown; readonly key: unknown }) => {
    const { viewer: _viewer, key: _key, ...rest } = wish;
    asked.push({ act, ...rest });
    return Promise.resolve(answer);
  };
  const acts: DigestActs = {
    correct: note('correct'),
    uncorrect: note('uncorrect'),
    edit: note('edit'),
    ask: note('ask'),
    note: note('note'),
    confirm: note('confirm'),
    complete: note('complete'),
    postpone: note('postpone'),
    setDue: note('setDue'),
    reassign: note('reassign'),
    tick: note('tick'),
  };
  return { acts, asked };
}

async function post(
  path: string,
  body: unknown,
  change: { readonly role?: Role; readonly answer?: ActAnswer; readonly key?: string } = {},
) {
  const person = change.role ? makePerson(change.role, [change.role]) : rep;
  const { acts, asked } = noting(change.answer);
  const house = await openStrict({
    digest: acts,
    findViewer: viewers(person),
    showCall: () => Promise.resolve({ ok: true, view: sampleView }),
    pages: { ...pages, actOnTodo: actOnTodo({ show: pages.todo, acts }) },
  });
  const headers = {
    ...bearer(person),
    'content-type': 'application/json',
    ...(change.key !== undefined && { 'idempotency-key': change.key }),
  };
  const response = await house.fetch(path, { method: 'POST', body: JSON.stringify(body), headers });
  return { response, asked };
}

describe('a body in order', () => {
  it.each(GOOD_BODIES)('%s %j', async (path, body, wish) => {
    const { response, asked } = await post(path, body);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: 'call-1' });
    expect(asked).toEqual([expect.objectContaining({ call: 'call-1', ...wish })]);
  });

  it('is done under the request’s own key', async () => {
    const keys: string[] = [];
    const { acts } = noting();
    const confirm: DigestActs['confirm'] = ({ key }) => {
      keys.push(key);
      return Promise.resolve('done');
    };
    const house = await openStrict({
      ...answeringNeeds(),
      digest: { ...acts, confirm },
      findViewer: viewers(rep),
    });
    for (const key of ['k1', 'k1', null]) {
      const headers = { ...bearer(rep), ...(key !== null && { 'idempotency-key': key }) };
      await house.fetch('/api/calls/call-1/summary/confirm', {
        method: 'POST',
        body: '{}',
        headers,
      });
    }
    expect(keys.slice(0, 2)).toEqual(['k1', 'k1']);
    expect(keys[2]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a body is refused, its field named, and nothing done', () => {
  it.each(BAD_BODIES)('%s, %s: %j', async (path, field, body) => {
    const { response, asked } = await post(path, body);
    expect(response.status).toBe(422);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: 'invalid', retry: false });
    expect(problem.fields.map((one) => one.path)).toEqual([field]);
    expect(asked).toEqual([]);
  });

  it('and so is a provider nobody knows', async () => {
    const { response } = await post(
      '/api/calls/call-1/transcribe',
      { provider: 'x' },
      { role: 'admin' },
    );
    expect((await problemOf(response)).fields.map((one) => one.path)).toEqual(['provider']);
  });
});

describe('an act that cannot be done', () => {
  it.each([
    ['summary/confirm', 'forbidden', 403, 'call_forbidden'],
    ['summary/confirm', 'gone', 404, 'not_found'],
    ['summary/confirm', 'unset', 409, 'nothing_heard'],
    ['todo', 'forbidden', 403, 'todo_forbidden'],
    ['todo', 'gone', 404, 'not_found'],
    ['todo', 'closed', 409, 'todo_closed'],
  ] as const)('%s: %s is answered %d %s', async (act, answer, status, code) => {
    const path = act === 'todo' ? '/api/todos/call-1/complete' : `/api/calls/call-1/${act}`;
    const { response } = await post(path, {}, { answer });
    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject({ code, retry: false });
  });
});

describe('who may', () => {
  it.each(ROLES)('have a call heard anew, which costs money: %s', async (role) => {
    const { response, asked } = await post(
      '/api/calls/call-1/transcribe',
      { provider: 'aliyun' },
      { role },
    );
    const may = role === 'director' || role === 'admin';
    expect(response.status).toBe(may ? 200 : 403);
    expect(asked).toHaveLength(may ? 1 : 0);
  });

  it.each(ROLES)('see and retry what is stuck, and change the deadlines: %s', async (role) => {
    const person = makePerson(role, [role]);
    const retried: string[] = [];
    const retry = (id: string): Promise<boolean> => {
      retried.push(id);
      return Promise.resolve(id === 'job~1');
    };
    const house = await openStrict({
      ...answeringNeeds(),
      stuck: { show: () => Promise.resolve({ now: WALL, total: 0, steps: [] }), retry },
      findViewer: viewers(person),
    });
    const headers = { ...bearer(person), 'content-type': 'application/json' };
    const send = async (path: string, body: unknown): Promise<number> =>
      (await house.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    const hours = { 询价: 9, 投诉: 4, 技术支持: 9, 合作洽谈: 18, 其他: 27 };
    const may = role === 'admin';
    expect((await house.fetch('/api/jobs', { headers })).status).toBe(may ? 200 : 403);
    expect(await send('/api/jobs/retry', { id: 'job~1' })).toBe(may ? 200 : 403);
    expect(await send('/api/jobs/retry', { id: 'job~2' })).toBe(may ? 404 : 403);
    expect(await send('/api/rules/follow-up', { hours, vipFactor: 0.5 })).toBe(may ? 200 : 403);
    expect((await house.fetch('/api/rules/follow-up', { headers })).status).toBe(200);
    expect(retried).toEqual(may ? ['job~1', 'job~2'] : []);
  });

  it('an admin may not write deadlines that are none', async () => {
    const admin = makePerson('admin', ['admin']);
    const house = await openStrict({ findViewer: viewers(admin) });
    const hours = { 询价: 9, 投诉: 0, 技术支持: 9, 合作洽谈: 18 };
    const response = await house.fetch('/api/rules/follow-up', {
      method: 'POST',
      headers: bearer(admin),
      body: JSON.stringify({ hours, vipFactor: 2 }),
    });
    expect(response.status).toBe(422);
    const fields = (await problemOf(response)).fields.map((one) => one.path).sort();
    expect(fields).toEqual(['hours.其他', 'hours.投诉', 'vipFactor']);
  });
});
