/** The flow that phones people, with the real store, the simulated gateway over sockets, and alerts on paper. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AlertCallView } from '../../../../scripts/gateway/alert-desk.ts';
import { startSimulatedGateway } from '../../../../scripts/gateway/index.ts';
import { createGateway } from '../../../../server/adapters/gateway/client.ts';
import { parseAlertCallEvent } from '../../../../server/adapters/gateway/parse.ts';
import { createAlertCalls } from '../../../../server/adapters/store/alert-calls.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { createInbox } from '../../../../server/adapters/store/inbox.ts';
import type { Alert } from '../../../../server/domain/alerts/types.ts';
import { createLanes } from '../../../../server/flows/calls/lanes.ts';
import {
  phoneAlerts,
  type PhoneAlerts,
  type PhoneNeeds,
} from '../../../../server/flows/alerts/phone.ts';
import type { AlertCalls, Gateway, Inbox } from '../../../../server/ports.ts';
import { SEED_EMPLOYEES } from '../../../../scripts/seed/employees.ts';
import { createHandClock, type HandClock } from '../../../support/clock.ts';
import { makeAlert } from './make-alert.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
export const ZHANG = 'sales_manager_a';
export const LI = 'sales_manager_b';

export interface PhoneStage {
  readonly clock: HandClock;
  readonly calls: AlertCalls;
  readonly inbox: Inbox;
  readonly phone: PhoneAlerts;
  /** Gives an alert a phone notice to this person, and rings. */
  ring(alert: string, person?: string): ReturnType<PhoneAlerts['ring']>;
  /** Only gives it the notice. */
  want(alert: string, person?: string): { readonly alert: Alert; readonly notice: string };
  /** By card, by somebody. */
  take(alert: string, person: string): void;
  settle(alert: string): void;
  stateOf(alert: string): string;
  /** Notice → outcome, as told last. */
  readonly outcomes: Map<string, string>;
  readonly otherWays: string[];
  /** Telephones as the simulated gateway has them, the oldest first. */
  telephones(): Promise<readonly AlertCallView[]>;
  act(name: 'answer' | 'key' | 'hangup', body?: object, index?: number): Promise<void>;
  heard(index?: number): Promise<readonly string[]>;
  /** Lets time pass, in the gateway as well, and waits until all that was told is applied. */
  pass(seconds: number): Promise<void>;
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export async function openPhoneStage(
  context: StoreContext,
  change: { readonly gateway?: (real: Gateway) => Gateway; readonly mute?: boolean } = {},
): Promise<PhoneStage> {
  const clock = createHandClock('2026-11-24T10:00:00+08:00');
  const folder = await mkdtemp(join(tmpdir(), 'callpop-phone-'));
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const json: unknown = JSON.parse(Buffer.concat(parts).toString());
      const read = parseAlertCallEvent(json);
      if (read?.ok !== true) throw new Error(`not about an alert call: ${JSON.stringify(json)}`);
      void (change.mute ? Promise.resolve() : phone.receive('gateway', read.value)).then(() =>
        response.end('{}'),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gateway = await startSimulatedGateway({
    port: 0,
    productUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secret: SECRET,
    hotline: '4008320160',
    audioDir: folder,
    clock: () => clock.now(),
    timeline: clock.timeline,
  });
  const real = createGateway({
    url: gateway.url,
    secret: SECRET,
    alertCalls: true,
    wall: () => new Date(),
  });
  const alerts = new Map<string, Alert>();
  const outcomes = new Map<string, string>();
  const otherWays: string[] = [];
  const calls = createAlertCalls(context);
  const inbox = createInbox(context);
  const need: PhoneNeeds = {
    calls,
    inbox,
    gateway: change.gateway?.(real) ?? real,
    people: { all: () => Promise.resolve(SEED_EMPLOYEES) },
    settled: (id) => {
      start(inbox.done([id], clock.now()));
    },
    waiting: (person) =>
      Promise.resolve(
        [...alerts.values()]
          .filter(({ state }) => state === 'open')
          .flatMap(({ id, notices }) =>
            notices
              .filter((one) => one.to === person && !outcomes.has(one.id))
              .map((one) => ({ alert: id, notice: one.id })),
          ),
      ),
    spoken: (alert) =>
      Promise.resolve({
        arrived: '09:50',
        who: `${alert}公司`,
        seconds: 35,
        count: 1,
        why: 'VIP客户',
        summary: '',
      }),
    take: (alert, person) => {
      take(alert, person);
      return Promise.resolve(alerts.get(alert) ?? null);
    },
    noticed: ({ notice }, outcome) => {
      outcomes.set(notice, outcome);
      return Promise.resolve();
    },
    otherWay: (_alert, person, notice) => {
      otherWays.push(`${person} ${notice}`);
      return Promise.resolve('done');
    },
    lanes: createLanes(),
    start,
    clock,
    newId: randomUUID,
  };
  const phone = phoneAlerts(need);

  function start(work: Promise<void>): void {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
  }

  function take(id: string, person: string): void {
    const alert = alerts.get(id);
    if (alert?.state === 'open') alerts.set(id, { ...alert, state: 'taken', takenBy: person });
  }

  async function control(path: string, body?: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
    const answer = await fetch(`${gateway.url}/sim/alert-calls${path}`, request);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async function telephones(): Promise<readonly AlertCallView[]> {
    return ((await control('')) as AlertCallView[]).toReversed();
  }

  /** All that was told is applied, and what follows from it is done. */
  async function quiet(): Promise<void> {
    const end = performance.now() + 20_000;
    while (gateway.waiting() > 0 || running.size > 0) {
      if (performance.now() > end) throw new Error('it does not come to rest');
      await new Promise((next) => setTimeout(next, 3));
    }
  }

  async function one(index: number): Promise<AlertCallView> {
    const found = (await telephones()).at(index);
    if (!found) throw new Error('no telephone rings');
    return found;
  }

  function want(id: string, person = ZHANG): { alert: Alert; notice: string } {
    const notice = `${id}:${person}:${outcomes.size}:${alerts.size}`;
    const known = alerts.get(id) ?? makeAlert(id);
    const told = {
      id: notice,
      at: clock.now(),
      to: person,
      channel: 'phone' as const,
      rung: 'reps' as const,
      outcome: 'pending' as const,
    };
    const alert = { ...known, notices: [...known.notices, told] };
    alerts.set(id, alert);
    return { alert, notice };
  }

  return {
    clock,
    calls,
    inbox,
    phone,
    outcomes,
    otherWays,
    want,
    ring(id, person = ZHANG) {
      const { alert, notice } = want(id, person);
      return phone.ring(alert, person, notice);
    },
    take,
    settle(id) {
      alerts.set(id, { ...(alerts.get(id) ?? makeAlert(id)), state: 'settled' });
    },
    stateOf: (id) => [alerts.get(id)?.state, alerts.get(id)?.takenBy].filter(Boolean).join(' '),
    telephones,
    async act(name, body = {}, index = -1) {
      await control(`/${(await one(index)).id}/${name}`, body);
      await quiet();
    },
    heard: async (index = -1) => (await one(index)).transcript.map(({ text }) => text),
    async pass(seconds) {
      await quiet();
      clock.move(seconds * 1000);
      await quiet();
    },
    quiet,
    async close() {
      await quiet();
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
