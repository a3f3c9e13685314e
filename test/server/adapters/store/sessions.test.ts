import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { createAccessLog } from '../../../../server/adapters/store/access-log.ts';
import { createIndexes } from '../../../../server/adapters/store/connect.ts';
import { createSessions } from '../../../../server/adapters/store/sessions.ts';
import { createTickets, TICKET_SECONDS } from '../../../../server/adapters/store/tickets.ts';
import { testServices } from '../../../support/services.ts';

const START = new Date('2026-11-24T02:00:00.000Z');
const HOUR = 3_600_000;

const services = testServices();
let connection: mongoose.Connection;
beforeAll(async () => {
  connection = await mongoose.createConnection(services.mongoUri).asPromise();
});
afterAll(async () => {
  await connection.close();
  await services.drop();
});

/** A clock that the test moves. */
function makeClock() {
  let now = START.getTime();
  return {
    wall: () => new Date(now),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const open = (clock: { wall: () => Date }, tenantId = 'T001') =>
  createSessions({ connection, tenantId, clock, hours: 12 });

describe('sessions', () => {
  it('finds the person behind a token until it ends, to the millisecond', async () => {
    const clock = makeClock();
    const sessions = open(clock);
    const { token, expiresAt } = await sessions.create('sales_manager_a');
    expect(expiresAt).toEqual(new Date(START.getTime() + 12 * HOUR));
    clock.pass(12 * HOUR - 1);
    expect(await sessions.find(token)).toEqual({ person: 'sales_manager_a', expiresAt });
    clock.pass(1);
    expect(await sessions.find(token)).toBeNull();
  });

  it('keeps no token, only its hash', async () => {
    const { token } = await open(makeClock()).create('sales_manager_b');
    const stored = await connection.collection('sessions').find({}).toArray();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('revokes one session, or all of a person', async () => {
    const sessions = open(makeClock());
    const [first, second, other] = await Promise.all([
      sessions.create('c'),
      sessions.create('c'),
      sessions.create('d'),
    ]);
    await sessions.revoke(first.token);
    expect(await sessions.find(first.token)).toBeNull();
    expect(await sessions.find(second.token)).not.toBeNull();
    await sessions.revokeAll('c');
    expect(await sessions.find(second.token)).toBeNull();
    expect(await sessions.find(other.token)).not.toBeNull();
  });

  it('knows nobody of another tenant, and no made-up token', async () => {
    const clock = makeClock();
    const { token } = await open(clock).create('e');
    expect(await open(clock, 'T002').find(token)).toBeNull();
    await open(clock, 'T002').revoke(token);
    expect(await open(clock).find(token)).not.toBeNull();
    expect(await open(clock).find('made-up')).toBeNull();
  });

  it('tidies up what has long been over when somebody logs in', async () => {
    const clock = makeClock();
    const sessions = open(clock, 'T003');
    await sessions.create('f');
    clock.pass(14 * HOUR);
    await sessions.create('f');
    const count = await connection.collection('sessions').countDocuments({ tenantId: 'T003' });
    expect(count).toBe(1);
  });
});

describe('tickets', () => {
  it('open their recording for their person, for two hours', async () => {
    const clock = makeClock();
    const tickets = createTickets({ connection, tenantId: 'T001', clock });
    const { ticket, seconds } = await tickets.create({ person: 'a', recording: 'rec-1' });
    expect(seconds).toBe(7_200);
    clock.pass(TICKET_SECONDS * 1_000 - 1);
    expect(await tickets.find(ticket)).toEqual({ person: 'a', recording: 'rec-1' });
    clock.pass(1);
    expect(await tickets.find(ticket)).toBeNull();
    expect(await tickets.find('made-up')).toBeNull();
  });
});

describe('the access log', () => {
  it('keeps who was given what, and when', async () => {
    const log = createAccessLog({ connection, tenantId: 'T001' });
    const entry = {
      person: 'a',
      what: 'recording',
      subject: 'rec-1',
      call: 'c',
      at: START,
    } as const;
    await log.note(entry);
    const stored = await connection.collection('access-log').findOne({ tenantId: 'T001' });
    expect(stored).toMatchObject(entry);
  });

  it('keeps one row of a number for what is asked twice', async () => {
    const log = createAccessLog({ connection, tenantId: 'T002' });
    await createIndexes(connection);
    const entry = {
      person: 'a',
      what: 'number',
      subject: 'C1',
      contact: null,
      masked: '138****8888',
      reason: 'other',
      words: '客户要求',
      once: 'a|C1||k',
      at: START,
    } as const;
    await Promise.all([log.note(entry), log.note(entry)]);
    await log.note({ ...entry, once: 'a|C1||l' });
    const rows = connection.collection('access-log').find({ tenantId: 'T002' });
    expect(await rows.toArray()).toMatchObject([entry, { ...entry, once: 'a|C1||l' }]);
  });
});
