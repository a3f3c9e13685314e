/** What the doors ask of the house, filled in. */
import { openTicket } from '../flows/recordings/open-ticket.ts';
import { issueTicket } from '../flows/recordings/issue-ticket.ts';
import { hasHolidayData } from '../domain/routing/calendar.ts';
import { printRoute } from '../domain/routing/print.ts';
import { dayKey } from '../domain/time.ts';
import type { Adapters } from '../build.ts';
import type { MovableClock } from '../clock.ts';
import { engineOf } from '../adapters/store/connect.ts';
import { maySee } from '../flows/calls/may-see.ts';
import { showCall } from '../flows/calls/show-call.ts';
import { digestActs } from '../flows/digest/acts.ts';
import { showDossier } from '../flows/digest/dossier.ts';
import { showStuck } from '../flows/digest/show-stuck.ts';
import { speakOfCaller } from '../flows/calls/speak-of-caller.ts';
import { findViewer } from '../flows/people/find-viewer.ts';
import { grant } from '../flows/people/grant.ts';
import { logInByCode, logInByOauth } from '../flows/people/log-in.ts';
import { showBoard } from '../flows/people/show-board.ts';
import { showSpan } from '../flows/report/show-span.ts';
import type { Needs } from '../http/needs.ts';
import type { Wecom } from '../ports.ts';
import { alertNeeds } from './alert-needs.ts';
import type { Flows } from './flows.ts';
import { buildCustomers } from './customers.ts';
import { buildMe } from './me.ts';
import { buildPages } from './pages.ts';
import { buildProducts } from './products.ts';

/** `trial`: the clock may be moved; `redisEngine`: what answers behind Redis, for /readyz. */
export function buildNeeds(
  adapters: Adapters,
  flows: Flows,
  trial: { readonly clock: MovableClock; readonly allowed: boolean },
): Needs {
  const { config, clock, store, statuses } = adapters;
  const { people } = store.company;
  const login = { people, sessions: store.sessions, wecom: adapters.wecom ?? nobodyKnown };
  const recordings = {
    findCall: async (recording: string) => {
      const found = await store.records.findRecording(recording);
      return found ? store.calls.load(found.call) : null;
    },
    findFile: async (recording: string) => {
      const found = await store.records.findRecording(recording);
      return found ? { path: found.file, size: found.size, type: found.type } : null;
    },
  };
  const mayLook = maySee(store.alerts);
  const tickets = {
    recordings,
    tickets: store.tickets,
    accessLog: store.accessLog,
    clock,
    maySee: mayLook,
  };
  const show = showCall({
    calls: store.calls,
    pushes: store.pushes,
    records: store.records,
    people,
    digests: store.digests,
    todos: store.todos,
    transcripts: store.transcripts,
    jobs: store.jobs,
    listens: config.hearing.provider !== null,
    clock,
    maySee: mayLook,
    house: flows.house,
  });
  const acts = digestActs({
    calls: store.calls,
    digests: store.digests,
    todos: store.todos,
    transcripts: store.transcripts,
    people,
    tables: store.company.tables,
    providers: flows.after.providers,
    applyDigest: flows.after.applyDigest,
    applyTodo: flows.after.applyTodo,
    clock,
  });
  const speaking = speakOfCaller({ show, apply: flows.apply, press: flows.pressing.press, clock });

  return {
    async receiveEvent({ source, event }) {
      return { result: await flows.following.receive(source, event) };
    },
    receiveAlertCallEvent: ({ source, event }) => flows.alerting.phone.receive(source, event),
    askRoute: flows.take,
    receiveWecom: flows.wecomDoor.receive,
    findViewer: findViewer({ sessions: store.sessions, people }),
    logInByCode: logInByCode(login),
    logInByOauth: logInByOauth(login),
    logOut: (token) => store.sessions.revoke(token),
    me: buildMe(adapters, flows),
    setStatus: flows.setting,
    showBoard: showBoard({ people, statuses, clock }),
    showCall: show,
    ...speaking,
    issueTicket: issueTicket(tickets),
    openTicket: openTicket({ ...tickets, people, mixes: store.mixes }),
    openPicture: (token) => store.pictures.find(token),
    showReport: showSpan({ ...store, people, clock }),
    digest: acts,
    alerts: alertNeeds(adapters, flows),
    pages: buildPages(adapters, flows, { show, maySee: mayLook, acts }),
    customers: buildCustomers(adapters, mayLook),
    stuck: {
      show: showStuck({ list: () => flows.after.stuck.list(), calls: store.calls, clock }),
      async retry(id) {
        const retried = await flows.after.stuck.retry(id);
        // The admins' card says so too.
        if (retried) await flows.after.tellStuck();
        return retried;
      },
    },
    followUpRules: {
      read: () => store.followUpRules.current(),
      change: (rules, by) => store.followUpRules.save(rules, by, clock.now()),
    },
    products: buildProducts(adapters),
    roster: flows.roster.acts,
    showDossier: showDossier({ ...store, listens: flows.after.providers.length > 0 }),
    openForProvider: recordings.findFile,
    takeSpeechCallback: async (attempt, task) => {
      await store.jobs.nameTask(attempt, task, clock.now());
    },
    tryMatch: (number) => flows.tryOut.match(number),
    tryRoute: async (trialWish) => printRoute(await flows.tryOut.route(trialWish)),
    grant: grant({ people, wecom: adapters.wecom }),
    readClock: () => Promise.resolve(clock.now()),
    async moveClock(ms) {
      if (!trial.allowed) return null;
      trial.clock.move(ms);
      // What became due by the jump is done before anybody looks.
      await flows.sweep.pass();
      await flows.nudge();
      for (const look of Object.values(flows.minutely)) await look();
      return clock.now();
    },
    audit: flows.audit,
    async health() {
      const mongo = await mongoHealth(adapters);
      return {
        mongo,
        redis: await redisHealth(adapters),
        wecom: {
          ok: adapters.wecom !== null,
          mode: adapters.wecom === null ? 'none' : config.wecom.real ? 'real' : 'standin',
        },
        gateway: { takesOrders: adapters.gateway.takesOrders },
        holidaysLoaded: hasHolidayData(dayKey(clock.now()).slice(0, 4)),
      };
    },
  };
}

async function mongoHealth({ connection }: Adapters) {
  try {
    return { ok: true, ...(await engineOf(connection)) };
  } catch {
    // Health is an answer, not a failure: the door says what is away.
    return { ok: false, engine: 'unknown', version: 'unknown' };
  }
}

async function redisHealth({ redis }: Adapters) {
  if (redis.status() !== 'up') return { ok: false, engine: 'unknown', version: 'unknown' };
  try {
    const info = await redis.redis.info('server');
    const valkey = /valkey_version:(\S+)/.exec(info)?.[1];
    const version = valkey ?? /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown';
    return { ok: true, engine: valkey ? 'Valkey' : 'Redis', version };
  } catch {
    // It went away between the two questions.
    return { ok: false, engine: 'unknown', version: 'unknown' };
  }
}

const noCompany = {
  ok: false,
  failure: { kind: 'config', code: 0, text: 'no WeCom company is configured' },
} as const;
const nobodyKnown: Pick<Wecom, 'exchangeMiniProgramCode' | 'exchangeOauthCode'> = {
  exchangeMiniProgramCode: () => Promise.resolve(noCompany),
  exchangeOauthCode: () => Promise.resolve(noCompany),
};
