/** The page of one to-do: what, for whom, by when, what became of it. Pages §1. */
import type { TodoPage } from '../../server/http/contract/answers';
import { dayKey, clockText } from '../time';
import type { Choice } from './choices';
import { whoView, type WhoView } from './who';

export type TodoAct = TodoPage['acts'][number];

export interface ItemView {
  readonly id: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly isDropped: boolean;
  /** Whose part it is, by when, who did it. */
  readonly note: string;
}

export interface TodoView {
  readonly line: string;
  /** late: past its deadline · open · calm: over. */
  readonly tone: 'late' | 'open' | 'calm';
  readonly what: string;
  readonly who: WhoView;
  readonly intent: string;
  readonly priority: TodoPage['priority'];
  readonly due: string;
  readonly dueFrom: string;
  /** As pickers take them, in Shanghai. */
  readonly day: string;
  readonly clock: string;
  readonly assignee: string;
  readonly items: readonly ItemView[];
  readonly canTick: boolean;
  readonly history: readonly { readonly id: string; readonly at: string; readonly text: string }[];
  readonly acts: readonly TodoAct[];
  /** To when 延期 moves it; '' = it cannot. */
  readonly postponed: string;
  readonly colleagues: readonly Choice[];
  /** The call that 回拨 returns; '' = it cannot. */
  readonly callBack: string;
  readonly call: string;
}

export function viewTodo(page: TodoPage): TodoView {
  const due = Date.parse(page.due.at);
  return {
    line: page.line,
    tone: toneOf(page),
    what: page.what,
    who: whoView(page.who),
    intent: page.intent?.text ?? '',
    priority: page.priority,
    due: page.due.text,
    dueFrom: page.dueFrom.text,
    day: dayKey(due),
    clock: clockText(due),
    assignee: page.assignee.name,
    items: page.items.map(itemView),
    canTick: page.acts.length > 0,
    history: page.history.map(({ at, text }, index) => ({
      id: String(index),
      at: at.text,
      text,
    })),
    acts: page.acts,
    postponed: page.postponed?.text ?? '',
    colleagues: page.colleagues.map(({ id, name, status }) => ({ id, name, note: status })),
    callBack: page.callBack ?? '',
    call: page.call ?? '',
  };
}

function toneOf({ state, overdue }: TodoPage): TodoView['tone'] {
  if (state.value !== 'open') return 'calm';
  return overdue ? 'late' : 'open';
}

function itemView({ id, text, owner, due, state, by }: TodoPage['items'][number]): ItemView {
  const done = state.value === 'open' ? [] : [state.text, by?.name];
  return {
    id,
    text,
    isDone: state.value === 'done',
    isDropped: state.value === 'dropped',
    note: [owner.text, due?.text, ...done].filter(Boolean).join(' · '),
  };
}
