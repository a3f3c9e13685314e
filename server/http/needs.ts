/** What the doors ask of the house: one function per story. build.ts fills it in. */
import type { RawGatewayEvent, RouteQuestion } from '../adapters/gateway/parse.ts';
import type { AlertCallEvent } from '../domain/alerts/alert-call.ts';
import type { PrintedAlert, PrintedStep } from '../domain/alerts/print.ts';
import type { CallPageView } from '../domain/calls/view.types.ts';
import type { Match } from '../domain/matching/types.ts';
import type { Employee, RepStatus } from '../domain/people.ts';
import type { PrintedDuty } from '../domain/routing/duty.ts';
import type { DayKind, Step, Strategy, TraceLine } from '../domain/routing/types.ts';
import type { BrokenLink } from '../flows/audit.ts';
import type { DeadlineRules } from '../domain/working-time.ts';
import type { DigestActs } from '../flows/digest/acts.ts';
import type { Dossier } from '../flows/digest/dossier.ts';
import type { StuckPage } from '../flows/digest/show-stuck.ts';
import type { Stuck } from '../flows/digest/stuck.ts';
import type { Grant } from '../flows/people/grant.ts';
import type { Pages } from '../flows/pages/pages.ts';
import type { Login } from '../flows/people/log-in.ts';
import type { StatusSet, StatusWish } from '../flows/people/set-status.ts';
import type { BoardLine } from '../flows/people/show-board.ts';
import type { ProductActs } from '../flows/products/keep-products.ts';
import type { ShowSpan } from '../flows/report/show-span.ts';
import type { RosterActs } from '../flows/roster/acts.ts';
import type { RecordingFile, TicketAnswer } from '../flows/recordings/issue-ticket.ts';
import type { WecomMessage } from '../ports.ts';
import type { CustomerNeeds } from './needs-customers.ts';
import type { MeNeeds } from './needs-me.ts';

/** What a viewer gets of a call: the page as it now is, or why not. */
export type CallAnswer =
  | { readonly ok: true; readonly view: CallPageView }
  | { readonly ok: false; readonly why: 'forbidden' | 'gone' };

/** 就是他, 都不是 or 撤销 from the page; the same `key` changes nothing twice. */
export interface IdentityWish {
  readonly call: string;
  readonly viewer: Employee;
  /** Which candidate 就是他 means, as numbered on the page from 0. */
  readonly candidate: number;
  readonly key: string;
}

/** A moment to be tried out; nothing of it is stored. */
export interface RouteTrial {
  readonly at: Date;
  readonly from: string;
  readonly digit: string | null;
  readonly status: Readonly<Record<string, RepStatus>>;
  /** Answered and offered counters of the day, by person. */
  readonly calls: Readonly<Record<string, number>>;
}

export interface RouteTried {
  readonly dayKind: DayKind;
  readonly slot: string;
  readonly strategy: Strategy;
  readonly steps: readonly Step[];
  readonly trace: readonly TraceLine[];
}

/** The state of what we stand on; `ok` of Mongo alone decides readiness. */
export interface Health {
  readonly mongo: { readonly ok: boolean; readonly engine: string; readonly version: string };
  readonly redis: { readonly ok: boolean; readonly engine: string; readonly version: string };
  /** `none`: no company is configured. */
  readonly wecom: { readonly ok: boolean; readonly mode: 'real' | 'standin' | 'none' };
  /** False for a gateway that only reports. */
  readonly gateway: { readonly takesOrders: boolean };
  /** Whether the public holidays of the current year are known. */
  readonly holidaysLoaded: boolean;
}

/** An alert as it then is; `mine`: it went as the viewer wished. */
export type AlertShown =
  | {
      readonly ok: true;
      readonly alert: PrintedAlert;
      readonly mine: boolean;
      readonly calls: readonly string[];
    }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' | 'no-colleague' };

export interface AlertNeeds {
  list(viewer: Employee): Promise<readonly PrintedAlert[]>;
  show(wish: { readonly alert: string; readonly viewer: Employee }): Promise<AlertShown>;
  take(wish: AlertWish): Promise<AlertShown>;
  settle(wish: AlertWish): Promise<AlertShown>;
  hand(wish: AlertWish & { readonly to: string }): Promise<AlertShown>;
  /** For the command line. */
  all(): Promise<readonly PrintedAlert[]>;
  ladder(at: Date): Promise<readonly PrintedStep[]>;
  duty(at: Date): Promise<PrintedDuty>;
}

interface AlertWish {
  readonly alert: string;
  readonly viewer: Employee;
  readonly key: string;
}

export interface Needs {
  /** Stored before it returns; a repeat of the same id is `known`. */
  receiveEvent(input: {
    readonly source: string;
    readonly id: string;
    readonly event: RawGatewayEvent;
  }): Promise<{ readonly result: 'stored' | 'known' }>;
  /** The same for a call that reads alerts aloud. */
  receiveAlertCallEvent(input: {
    readonly source: string;
    readonly event: AlertCallEvent;
  }): Promise<'stored' | 'known'>;
  /** Creates the call; a repeat gives the same plan. */
  askRoute(question: RouteQuestion): Promise<{
    readonly call: string;
    readonly revision: number;
    readonly steps: readonly Step[];
  }>;
  /** Stored before it returns, repeats ignored; the work comes after. */
  receiveWecom(message: WecomMessage): Promise<void>;

  /** Who stands behind a session token now; null for nobody, and for a disabled employee. */
  findViewer(token: string): Promise<Employee | null>;
  logInByCode(code: string): Promise<Login>;
  logInByOauth(code: string): Promise<Login>;
  logOut(token: string): Promise<void>;

  /** The first screen, the board and the news. */
  readonly me: MeNeeds;
  setStatus(wish: StatusWish): Promise<StatusSet>;
  showBoard(): Promise<readonly BoardLine[]>;

  showCall(input: { readonly call: string; readonly viewer: Employee }): Promise<CallAnswer>;
  confirmCall(wish: IdentityWish): Promise<CallAnswer>;
  rejectCall(wish: Omit<IdentityWish, 'candidate'>): Promise<CallAnswer>;
  undoConfirmation(wish: Omit<IdentityWish, 'candidate'>): Promise<CallAnswer>;

  issueTicket(input: {
    readonly recording: string;
    readonly viewer: Employee;
  }): Promise<TicketAnswer>;
  openTicket(ticket: string): Promise<RecordingFile | null>;
  /** The figures of whole days, the first and the last included. */
  readonly showReport: ShowSpan;
  /** The picture behind this secret; null when unknown or over. */
  openPicture(token: string): Promise<Buffer | null>;

  /** What a person does after a call. */
  readonly digest: DigestActs;
  readonly alerts: AlertNeeds;
  /** Pages about alerts, to-dos and calls, and what is done there. */
  readonly pages: Pages;
  /** Customers, and whole numbers. */
  readonly customers: CustomerNeeds;
  /** Steps that were given up. */
  readonly stuck: Pick<Stuck, 'retry'> & { readonly show: () => Promise<StuckPage> };
  readonly followUpRules: {
    read(): Promise<DeadlineRules>;
    change(rules: DeadlineRules, by: string): Promise<void>;
  };
  /** What is sold, and what people call it. */
  readonly products: ProductActs;
  /** Who is on duty, and how that is changed. */
  readonly roster: RosterActs;
  /** All that is stored of one call, numbers masked; null when there is none. */
  showDossier(call: string): Promise<Dossier | null>;
  /** The audio of a recording for a provider whose link is good. */
  openForProvider(recording: string): Promise<RecordingFile | null>;
  /** A provider names the task of a submit. */
  takeSpeechCallback(attempt: string, task: string): Promise<void>;

  tryMatch(number: string): Promise<Match>;
  tryRoute(trial: RouteTrial): Promise<RouteTried>;
  grant(wish: Grant): Promise<Employee>;
  readClock(): Promise<Date>;
  /** Moves business time of a trial forward; null when this is no trial. */
  moveClock(ms: number): Promise<Date | null>;
  audit(): Promise<readonly BrokenLink[]>;
  health(): Promise<Health>;
}
