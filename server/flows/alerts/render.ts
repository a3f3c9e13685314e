/** An alert card, read against the alert, its digest and the house at this moment. spec, cards §2. */
import { drawAlert } from '../../../cards/alert.ts';
import type { AlertText, AlertView } from '../../../cards/alert.types.ts';
import { INSIGHT_WORDS } from '../../../templates/insight.ts';
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
import type { FollowUpPart } from '../pushes/render-follow-up.ts';
import { callLinks, type House } from '../pushes/views.ts';

export interface RenderAlertNeeds {
  readonly alerts: Pick<Alerts, 'load'>;
  readonly calls: Pick<Calls, 'load'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly records: Pick<Records, 'recordingsOf'>;
  readonly house: House;
}

const EXPIRED: AlertFace = { state: { name: 'expired' }, final: true, actions: [], note: null };

export async function renderAlert(
  need: RenderAlertNeeds,
  { push, desk, now }: { readonly push: Push; readonly desk: Desk; readonly now: Date },
): Promise<FollowUpPart> {
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
  const key = shown === EXPIRED ? 'expired' : alertKeyOf(alert, push.person);
  return {
    wanted: { key, final: shown.final, grey: false },
    version,
    draw: (n, fresh) => {
      const to = { person: push.person, pushId: push.id, n, rev: version, at: now };
      const view = alertView({ alert, call, digest, audio, told: told.length }, to, {
        house: need.house,
        desk,
      });
      return drawAlert(view, shown, { fresh });
    },
  };
}

function alertView(
  it: {
    readonly alert: Alert;
    readonly call: Call;
    readonly digest: Digest | null;
    readonly audio: boolean;
    readonly told: number;
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
    others: 0,
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
