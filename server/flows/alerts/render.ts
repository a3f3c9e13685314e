/** An alert card, read against the alert, its digest and the house at this moment. spec, cards §2. */
import { drawAlert } from '../../../cards/alert.ts';
import type { AlertText, AlertView } from '../../../cards/alert.types.ts';
import { INSIGHT_WORDS } from '../../../templates/insight.ts';
import { bundleFor, heldNotice, keyWith, type Bundle } from '../../domain/alerts/bundle.ts';
import { alertFaceOf, alertKeyOf } from '../../domain/alerts/faces.ts';
import type { Alert, AlertFace } from '../../domain/alerts/types.ts';
import type { Call } from '../../domain/calls/types.ts';
import { correctedInsight } from '../../domain/digest/corrections.ts';
import type { Digest } from '../../domain/digest/types.ts';
import { urgencyOf } from '../../domain/digest/wish.ts';
import { isExpired } from '../../domain/pushes/plan.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { Alerts, Calls, Digests, Records } from '../../ports.ts';
import type { Desk } from '../calls/desk.ts';
import { identityOf, maskedOf, takers } from '../pushes/follow-up-views.ts';
import type { PushPart } from '../pushes/part.ts';
import { callLinks, type House } from '../pushes/views.ts';

export interface RenderAlertNeeds {
  readonly alerts: Pick<Alerts, 'load' | 'heldFor'>;
  readonly calls: Pick<Calls, 'load'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly records: Pick<Records, 'recordingsOf'>;
  readonly house: House;
}

/** More than this are not counted one by one. */
const MOST_COUNTED = 200;

const EXPIRED: AlertFace = { state: { name: 'expired' }, final: true, actions: [], note: null };

export async function renderAlert(
  need: RenderAlertNeeds,
  { push, desk, now }: { readonly push: Push; readonly desk: Desk; readonly now: Date },
): Promise<PushPart> {
  const id = push.about?.kind === 'alert' ? push.about.alert : '';
  const alert = await need.alerts.load(id);
  const face = alert && alertFaceOf(alert, push.person);
  const version = alert?.version ?? push.wanted;
  const latest = alert?.messages.at(-1) ?? null;
  const call = latest && (await need.calls.load(latest.call));
  if (!alert || !face || !call) return { wanted: null, version, draw: nothing };
  const digest = await need.digests.load(call.id);
  const audio = (await need.records.recordingsOf(call.id)).length > 0;
  const shown = isExpired(push, now) && !face.final ? EXPIRED : face;
  const told = alert.notices.filter((one) => one.channel === 'card' && one.to === push.person);
  const { covers, waits } = await bundled(need, { alert, push, final: shown.final });
  if (waits) return { wanted: null, version, draw: nothing };
  const faceKey = shown === EXPIRED ? 'expired' : alertKeyOf(alert, push.person);
  const key = keyWith(faceKey, covers, push.cards.at(-1)?.shownKey ?? null);
  return {
    wanted: { key, final: shown.final, grey: false },
    version,
    draw: (n, fresh) => {
      const to = { person: push.person, pushId: push.id, n, rev: version, at: now };
      const it = { alert, call, digest, audio, told: told.length, others: covers.length };
      const view = alertView(it, to, { house: need.house, desk });
      return drawAlert(view, shown, { fresh });
    },
  };
}

/** What a full budget holds back for the person is told on the cards that do go out; a press is answered at once. */
async function bundled(
  need: RenderAlertNeeds,
  it: { readonly alert: Alert; readonly push: Push; readonly final: boolean },
): Promise<Bundle> {
  const { alert, push, final } = it;
  if (final) return { covers: [], waits: false };
  const held = await need.alerts.heldFor(push.person, MOST_COUNTED);
  const shown = push.cards.at(-1)?.shownKey ?? null;
  const bundle = bundleFor(alert, push.person, { held, shown });
  const isOut = push.cards.some((card) => card.sentAt !== null);
  // Its own earlier card stays as it is where another speaks for the telling.
  const idle =
    push.presses.length === 0 && !(isOut && heldNotice(alert, push.person)?.outcome === 'bundled');
  return { ...bundle, waits: bundle.waits && idle };
}

function alertView(
  it: {
    readonly alert: Alert;
    readonly call: Call;
    readonly digest: Digest | null;
    readonly audio: boolean;
    readonly told: number;
    readonly others: number;
  },
  to: {
    readonly person: string;
    readonly pushId: string;
    readonly n: number;
    readonly rev: number;
    readonly at: Date;
  },
  { house, desk }: { readonly house: House; readonly desk: Desk },
): AlertView {
  const { alert, call, digest } = it;
  const links = callLinks(house, call.id);
  const pagepath = `pages/alert/detail?id=${encodeURIComponent(alert.id)}`;
  return {
    pushId: to.pushId,
    n: to.n,
    rev: to.rev,
    hotline: house.hotline,
    call: {
      id: call.id,
      startedAt: call.startedAt ?? call.createdAt,
      masked: maskedOf(call),
    },
    identity: identityOf(call),
    seconds: alert.messages.at(-1)?.seconds ?? 0,
    messages: alert.messages.length,
    grade: alert.grade,
    reasons: reasonsOf(digest, alert.vip),
    text: textOf(digest),
    respondBy: alert.respondBy,
    settleBy: alert.settleBy,
    takenAt: alert.takenAt,
    settled: alert.settled && { by: alert.settled.by, at: alert.settled.at },
    told: it.told,
    from: alert.heir?.person === to.person ? alert.heir.from : null,
    others: it.others,
    at: to.at,
    receiver: to.person,
    colleagues: takers(desk, to.person, to.at),
    recordingUrl: it.audio ? `${links.pageUrl}#listen` : null,
    people: new Map(desk.people.map((person) => [person.id, person.name])),
    links: links.miniProgram
      ? { ...links, miniProgram: { ...links.miniProgram, pagepath } }
      : links,
  };
}

/** Why it is urgent; of a message nobody has read yet, that a VIP left it. */
export function reasonsOf(digest: Digest | null, vip: boolean): readonly string[] {
  const insight = digest && correctedInsight(digest);
  if (!digest || !insight) return vip ? [INSIGHT_WORDS.urgency.level.vip] : [];
  return urgencyOf(digest, insight, INSIGHT_WORDS.urgency).reasons.map((one) => one.text);
}

function textOf(digest: Digest | null): AlertText {
  const insight = digest && correctedInsight(digest);
  if (digest?.transcript?.wordless) return { kind: 'silent' };
  if (insight) return { kind: 'summary', text: insight.summary };
  const failed = digest?.rounds.at(-1)?.state === 'failed';
  return { kind: failed ? 'failed' : 'pending' };
}

function nothing(): object {
  throw new Error('a push without a face was drawn');
}
