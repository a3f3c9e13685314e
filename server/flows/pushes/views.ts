/** From a call and the state of the house to what cards are drawn from. Plain data, no decisions of its own. */
import type { Identity } from '../../../cards/caller.ts';
import type { CardLinks } from '../../../cards/card.ts';
import type { MissedView } from '../../../cards/missed-call.ts';
import type { CallNoticeView } from '../../../cards/notice.ts';
import type { PopView } from '../../../cards/pop.types.ts';
import { colleagueWord } from '../../../templates/labels.ts';
import type { Missed } from '../../domain/calls/missed.ts';
import { trustedCandidate } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { MissedFace } from '../../domain/follow-up/missed-face.ts';
import { reachableColleagues } from '../../domain/routing/colleagues.ts';
import { suggestHandling, whyMe } from '../../domain/routing/handling.ts';
import type { Desk } from '../calls/desk.ts';

/** What the company is, for every card. */
export interface House {
  /** As people read it: 4008-320-160. */
  readonly hotline: string;
  /** Public address of this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly miniProgramAppId: string | null;
  readonly takesOrders: boolean;
}

export function callLinks(house: House, call: string): CardLinks {
  const id = encodeURIComponent(call);
  return {
    pageUrl: `${house.publicUrl}/c/${id}`,
    miniProgram: house.miniProgramAppId
      ? { appid: house.miniProgramAppId, pagepath: `pages/call/detail?id=${id}` }
      : null,
  };
}

export function statusLinks(house: House): CardLinks {
  return {
    pageUrl: house.publicUrl,
    miniProgram: house.miniProgramAppId
      ? { appid: house.miniProgramAppId, pagepath: 'pages/status/index' }
      : null,
  };
}

export function popView(
  call: Call,
  to: {
    readonly person: string;
    readonly pushId: string;
    readonly n: number;
    readonly at: Date;
    /** False when the card has no drop-down: nobody need be looked for. */
    readonly offersTransfer: boolean;
  },
  { house, desk }: { readonly house: House; readonly desk: Desk },
): PopView {
  const assigned = trustedCandidate(call)?.customer?.assignedSales ?? null;
  const question = {
    tables: desk.tables,
    people: desk.people,
    at: to.at,
    statuses: desk.statuses,
    activities: apartFrom(call.id, desk.activity),
    oneself: to.person,
    assigned,
    caller: call.identification?.match.employee ?? null,
  };
  const colleagues = to.offersTransfer ? reachableColleagues(question) : [];
  const why = call.plan ? whyMe(call.plan, to.person) : null;
  return {
    ...callFacts(call, { house, desk }),
    pushId: to.pushId,
    n: to.n,
    rev: call.version,
    takesOrders: house.takesOrders,
    why: why ? [why] : [],
    suggestion: call.plan ? suggestHandling(call.plan, desk.people) : null,
    assignedAway: call.plan?.assignedAway ?? null,
    callsToday: call.nthToday,
    colleagues: colleagues.map((one) => ({
      id: one.person,
      name: one.name,
      statusWord: colleagueWord(one.status, one.onDuty),
    })),
  };
}

/** Whoever rings on this very call can be handed it. */
function apartFrom(call: string, activity: Desk['activity']): Desk['activity'] {
  const free = { busy: false, onCall: false, call: null };
  return new Map(
    [...activity].map(([person, one]) => [person, one.call === call ? { ...one, ...free } : one]),
  );
}

export function missedView(
  it: { readonly call: Call; readonly missed: Missed; readonly face: MissedFace },
  to: { readonly person: string; readonly pushId: string; readonly n: number },
  { house, desk }: { readonly house: House; readonly desk: Desk },
): MissedView {
  const { call, missed, face } = it;
  return {
    ...callFacts(call, { house, desk }),
    pushId: to.pushId,
    n: to.n,
    waitedSeconds: missed.waited,
    messageSeconds: missed.message,
    callBack: { person: face.person, by: face.by, item: face.callback },
    receiver: to.person,
  };
}

export function noticeView(
  call: Call,
  { house, desk }: { readonly house: House; readonly desk: Desk },
): CallNoticeView {
  return { ...callFacts(call, { house, desk }), assignedAway: call.plan?.assignedAway ?? null };
}

/** What every card of a call shows alike. */
function callFacts(call: Call, { house, desk }: { house: House; desk: Desk }) {
  const known = call.identification;
  const identity: Identity | null = known
    ? {
        match: known.match,
        confirmed: known.confirmed?.candidate ?? null,
        rejected: known.rejected !== null,
      }
    : null;
  return {
    hotline: house.hotline,
    call: {
      id: call.id,
      startedAt: call.startedAt ?? call.createdAt,
      masked: call.from?.national ? call.from.masked : '',
    },
    identity,
    urgency: call.urgency,
    digits: call.digits,
    people: new Map(desk.people.map((person) => [person.id, person.name])),
    links: callLinks(house, call.id),
  };
}
