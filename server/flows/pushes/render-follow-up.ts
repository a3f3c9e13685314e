/** Summary, to-do and trouble cards, read against their subjects at this moment. spec, cards §2. */
import { drawStuck, type StuckFace } from '../../../cards/stuck.ts';
import { drawSummary } from '../../../cards/summary.ts';
import { drawTodo } from '../../../cards/todo.ts';
import { STEP_WORDS } from '../../../templates/follow-up-words.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Digest } from '../../domain/digest/types.ts';
import type { SummaryFace, TodoFace } from '../../domain/follow-up/face.types.ts';
import { summaryFaceOf, todoFaceOf } from '../../domain/follow-up/faces.ts';
import type { Todo, TodoWish } from '../../domain/follow-up/types.ts';
import { isExpired, type WantedFace } from '../../domain/pushes/plan.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { Digests, Records, Todos } from '../../ports.ts';
import { renderAlert, type RenderAlertNeeds } from '../alerts/render.ts';
import { summaryVersion } from '../digest/notify.ts';
import type { StuckStep } from '../digest/stuck.ts';
import { drawNothing, stayFinal, type PushPart, type PushScene, type RenderPart } from './part.ts';
import { summaryView, todoView } from './follow-up-views.ts';
import { statusLinks, type House } from './views.ts';

export interface FollowUpNeeds extends Pick<RenderAlertNeeds, 'alerts' | 'calls'> {
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly records: Pick<Records, 'recordingsOf'>;
  /** What the digest asks to be done: a card waits until the to-do of it exists. */
  readonly wish: (digest: Digest) => Promise<TodoWish | null>;
  readonly stuck: () => Promise<readonly StuckStep[]>;
  readonly house: House;
}

/** A summary goes out at most twice: without facts, and with them. */
const MOST_SUMMARIES = 2;
const EXPIRED = 'expired';

export function renderFollowUp(need: FollowUpNeeds): RenderPart {
  return (scene) => {
    switch (scene.push.kind) {
      case 'summary':
        return renderSummary(need, scene);
      case 'todo':
        return renderTodo(need, scene);
      case 'stuck':
        return renderStuck(need, scene);
      case 'alert':
        return renderAlert(need, scene);
      default:
        return Promise.resolve(null);
    }
  };
}

async function renderSummary(need: FollowUpNeeds, scene: PushScene): Promise<PushPart> {
  const { push, call, desk, now } = scene;
  const [digest, todo] = await Promise.all([
    need.digests.load(push.call ?? ''),
    need.todos.load(push.call ?? ''),
  ]);
  const face = digest && summaryFaceOf(digest, todo, push.person);
  const version = digest ? summaryVersion(digest, todo) : push.wanted;
  if (!digest || !call || !face) return { wanted: null, version, draw: drawNothing };
  // The to-do is on its way: its buttons belong on the card.
  if (!todo && (await need.wish(digest))) return { wanted: null, version, draw: drawNothing };
  const audio = (await need.records.recordingsOf(call.id)).length > 0;
  const shown: SummaryFace = isClosed(push, now, face.final)
    ? { ...face, state: { name: 'expired' }, final: true, actions: [], note: null }
    : face;
  const wanted = { key: keyOf(shown, call), final: shown.final, grey: false };
  const to = (n: number) => ({ person: push.person, pushId: push.id, n, rev: version, at: now });
  const withdrawn = shown.state.name === 'withdrawn';
  return {
    wanted: sentOften(push, wanted),
    version,
    draw: (n, fresh) =>
      drawSummary(
        summaryView({ digest, todo, call, audio, withdrawn }, to(n), { house: need.house, desk }),
        shown,
        { fresh },
      ),
  };
}

async function renderTodo(need: FollowUpNeeds, scene: PushScene): Promise<PushPart> {
  const { push, call, desk, now } = scene;
  const todo: Todo | null = await need.todos.load(todoIdOf(push) ?? '');
  const version = todo?.version ?? push.wanted;
  if (!todo || !call) return { wanted: null, version, draw: drawNothing };
  const face = todoFaceOf(todo, push.person);
  const shown: TodoFace = isClosed(push, now, face.final)
    ? { state: { name: 'expired' }, final: true, actions: [], note: null }
    : face;
  return {
    wanted: stayFinal(push, { key: keyOf(shown, call), final: shown.final, grey: false }),
    version,
    draw: (n, fresh) => {
      const to = { person: push.person, pushId: push.id, n, rev: version, at: now };
      const view = todoView({ todo, call, face: shown }, to, { house: need.house, desk });
      return drawTodo(view, shown, { fresh });
    },
  };
}

/** A follow-up is named like its call. */
export function todoIdOf({ about, call }: Push): string | null {
  return about?.kind === 'todo' ? about.todo : call;
}

async function renderStuck(need: FollowUpNeeds, { push, now }: PushScene): Promise<PushPart> {
  const steps = await need.stuck();
  const pressed = push.presses.length > 0 || push.cards.at(-1)?.shownKey === 'retried';
  const open = steps.length > 0;
  const name = isClosed(push, now, !open)
    ? EXPIRED
    : open
      ? 'open'
      : pressed
        ? 'retried'
        : 'resolved';
  const face: StuckFace = { name };
  return {
    // What is stuck besides is read on the page; the card says that something is.
    wanted: { key: name, final: name !== 'open', grey: false },
    version: push.wanted,
    draw: (n, fresh) =>
      drawStuck(
        {
          pushId: push.id,
          n,
          rev: push.wanted,
          hotline: need.house.hotline,
          at: now,
          steps: steps.map(({ call, step, problem }) => ({
            call,
            step: STEP_WORDS[step],
            problem,
          })),
          total: steps.length,
          links: statusLinks(need.house),
        },
        face,
        { fresh },
      ),
  };
}

/** Equal looks have equal keys; 请在小程序处理 is one look whatever it closed. */
function keyOf(face: SummaryFace | TodoFace, call: Call): string {
  if (face.state.name === 'expired') return EXPIRED;
  // A live card names the caller: it must not go on naming another one than its buttons act on.
  return face.final ? JSON.stringify(face) : `${JSON.stringify(face)}@${whoIs(call)}`;
}

function whoIs({ identification }: Call): string {
  if (!identification) return '';
  const { match, confirmed, rejected } = identification;
  if (confirmed) return `confirmed ${confirmed.candidate.customer?.id ?? ''}`;
  return rejected ? 'rejected' : match.class;
}

/** 70 hours old, or closed for that before: a card's last word. */
export function isClosed(push: Push, now: Date, final: boolean): boolean {
  const current = push.cards.at(-1);
  if (current?.state === 'final' && current.shownKey === EXPIRED) return true;
  return isExpired(push, now) && !final;
}

/** After two cards only a press, or the end, changes what is shown. */
function sentOften(push: Push, wanted: WantedFace): WantedFace {
  const current = push.cards.at(-1);
  const live = current?.state === 'live' || current?.state === 'final';
  if (push.cards.length < MOST_SUMMARIES || wanted.final || push.presses.length > 0 || !live) {
    return wanted;
  }
  return { ...wanted, key: current.shownKey ?? wanted.key, final: current.state === 'final' };
}
