/** A live button of a call's page: the same press as from its card, with the same single winner. Pages §2 通话, §3. */
import { colleagueWord } from '../../../templates/labels.ts';
import { trustedCandidate } from '../../domain/calls/reading.ts';
import type { CardAction } from '../../domain/calls/face.types.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { CallPageView } from '../../domain/calls/view.types.ts';
import type { Employee } from '../../domain/people.ts';
import { reachableNow } from '../../domain/routing/colleagues.ts';
import type { Calls, Clock } from '../../ports.ts';
import type { AnswerPress } from '../calls/answer-press.ts';
import { deskFor, type ReadDesk } from '../calls/desk.ts';
import type { MaySee } from '../calls/may-see.ts';
import { noteLine } from '../calls/page-press.ts';
import { namesOf } from '../calls/page-values.ts';
import type { ShowCall } from '../calls/show-call.ts';
import type { CallColleaguesView } from './calls.types.ts';

export type CallPressed =
  | { readonly ok: true; readonly view: CallPageView }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' }
  | {
      readonly ok: false;
      readonly why: 'refused';
      readonly line: string;
      readonly view: CallPageView;
    };

export interface PressCallWish {
  readonly call: string;
  readonly viewer: Employee;
  readonly action: CardAction;
  readonly target: string | null;
  /** The same key changes nothing twice, and is answered alike. */
  readonly key: string;
}

export type ColleaguesShown =
  | { readonly ok: true; readonly view: CallColleaguesView }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' };

export interface PressCall {
  readonly press: (wish: PressCallWish) => Promise<CallPressed>;
  /** Everybody the call can be handed to now, whose name, id or extension holds `q`. */
  readonly colleagues: (wish: {
    readonly call: string;
    readonly viewer: Employee;
    readonly q: string;
  }) => Promise<ColleaguesShown>;
}

export interface PressCallNeeds {
  readonly calls: Pick<Calls, 'load'>;
  readonly show: ShowCall;
  readonly press: AnswerPress['press'];
  readonly maySee: MaySee;
  readonly desk: ReadDesk;
  readonly clock: Pick<Clock, 'now'>;
}

export function pressCall(need: PressCallNeeds): PressCall {
  async function open(id: string, viewer: Employee): Promise<Call | 'gone' | 'forbidden'> {
    const call = await need.calls.load(id);
    if (!call) return 'gone';
    return (await need.maySee(call, viewer)) ? call : 'forbidden';
  }

  return {
    async press({ call: id, viewer, action, target, key }) {
      const before = await open(id, viewer);
      if (typeof before === 'string') return { ok: false, why: before };
      const press = `page:${id}:${viewer.id}:${key}`;
      const since = need.clock.now();
      const known = before.seen.includes(press);
      const after = await need.press({
        ...{ id: press, call: id, person: viewer.id, action, target, code: null },
      });
      const shown = await need.show({ call: id, viewer });
      if (!shown.ok) return shown;
      // What did something took the notes of earlier presses away.
      const note = after.notes.findLast(
        (one) => one.person === viewer.id && (known || one.at >= since),
      );
      if (!note) return shown;
      const { people } = await need.desk.recent();
      return { ok: false, why: 'refused', line: noteLine(note, namesOf(people)), view: shown.view };
    },

    async colleagues({ call: id, viewer, q }) {
      const call = await open(id, viewer);
      if (typeof call === 'string') return { ok: false, why: call };
      const now = need.clock.now();
      const desk = deskFor(await need.desk.recent(), id);
      const found = reachableNow({
        tables: desk.tables,
        people: desk.people,
        at: now,
        statuses: desk.statuses,
        activities: desk.activity,
        oneself: viewer.id,
        assigned: trustedCandidate(call)?.customer?.assignedSales ?? null,
        caller: call.identification?.match.employee ?? null,
      });
      const words = q.normalize('NFKC').trim().toLowerCase();
      const fits = (id: string): boolean => {
        const person = desk.people.find((one) => one.id === id);
        const said = [person?.name, person?.id, person?.extension].map((one) => one ?? '');
        return said.some((one) => one.toLowerCase().includes(words));
      };
      return {
        ok: true,
        view: {
          now: now.toISOString(),
          colleagues: found
            .filter((one) => fits(one.person))
            .map(({ person, name, status, onDuty }) => ({
              id: person,
              name,
              status: colleagueWord(status, onDuty),
            })),
        },
      };
    },
  };
}
