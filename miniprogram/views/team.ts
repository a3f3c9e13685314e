/** Everybody in one line: on the first screen, and as a board of its own. */
import type { StatusPage, TeamBoard } from '../../server/http/contract/answers';

type Line = StatusPage['team'][number];

export interface TeamLineView {
  readonly id: string;
  readonly name: string;
  /** Null: they have to say nothing, and said nothing. */
  readonly status: Line['status'] | null;
  readonly onShift: boolean;
  /** Place, end; '' = nothing to say. */
  readonly detail: string;
  /** What is wrong; '' = nothing. */
  readonly trouble: string;
  /** The whole line, for whoever listens. */
  readonly text: string;
}

/** A page may have so many tags; more people than these are counted. Pages §6. */
const MOST = 60;

export function viewLine(line: Line): TeamLineView {
  const { person, status, onShift, detail, trouble, text } = line;
  return {
    id: person.id,
    name: person.name,
    status: status.text === '' ? null : status,
    ...{ onShift, detail, text },
    trouble: trouble?.text ?? '',
  };
}

export interface TeamBoardView {
  readonly known: boolean;
  /** In the order of the API: trouble first. */
  readonly trouble: readonly TeamLineView[];
  readonly present: readonly TeamLineView[];
  readonly others: readonly TeamLineView[];
  /** How many found no room. */
  readonly more: number;
}

export function viewTeam({ team, statusKnown }: TeamBoard): TeamBoardView {
  const shown = team.slice(0, MOST);
  const inPart = (belongs: (line: Line) => boolean): TeamLineView[] =>
    shown.filter(belongs).map(viewLine);
  return {
    known: statusKnown,
    trouble: inPart(({ trouble }) => trouble !== null),
    present: inPart(({ trouble, onShift }) => trouble === null && onShift),
    others: inPart(({ trouble, onShift }) => trouble === null && !onShift),
    more: team.length - shown.length,
  };
}
