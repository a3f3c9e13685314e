/** 待办 as rows: who, why, by when, one act each; what is due later than today is put away. Pages §1. */
import type { Inbox } from '../../server/http/contract/answers';
import type { ListRow } from './list-row';
import { whoLine } from './who';

type Row = Inbox['rows'][number];

export interface InboxRow extends ListRow {
  /** Kind and id: an alert that was taken is another row than before. */
  readonly id: string;
  /** Of the alert or the to-do. */
  readonly thing: string;
  readonly act: Row['act']['key'];
  /** Asked before the act; '' = nothing is asked. */
  readonly ask: string;
  readonly path: string;
  readonly isFolded: boolean;
}

export interface InboxView {
  readonly total: number;
  /** How many are due later than today. */
  readonly folded: number;
  readonly rows: readonly InboxRow[];
}

export function viewInbox({ total, folded, rows }: Inbox): InboxView {
  return { total, folded, rows: rows.map(rowView) };
}

function rowView(row: Row): InboxRow {
  const { id, kind, urgency, who, why, deadline, overdue, fold, act, path } = row;
  return {
    id: `${kind.value}:${id}`,
    thing: id,
    title: whoLine(who),
    // What nobody has read yet is said by the tag.
    text: [...personOf(who), why === urgency.text ? '' : why].filter(Boolean).join(' · '),
    note: `${kind.text} · ${deadline}`,
    late: overdue,
    urgency,
    action: act.text,
    act: act.key,
    ask: act.confirm ?? '',
    path,
    isFolded: fold,
  };
}

/** Of somebody in the book; of others there is nothing but the number. */
function personOf({ contact, level }: Row['who']): readonly string[] {
  return level === null ? [] : [contact, level.text];
}

/** The door of a row's one act. */
export function actPath({ thing, act }: Pick<InboxRow, 'thing' | 'act'>): string {
  const things = act === 'complete' ? 'todos' : 'alerts';
  return `/api/${things}/${encodeURIComponent(thing)}/${act}`;
}
