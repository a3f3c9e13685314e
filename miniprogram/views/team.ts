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
  /** 还有 160 人，可按姓名查找; '' = that is all. */
  readonly rest: string;
}

export function viewTeam({ team, statusKnown, more }: TeamBoard): TeamBoardView {
  const inPart = (belongs: (line: Line) => boolean): TeamLineView[] =>
    team.filter(belongs).map(viewLine);
  return {
    known: statusKnown,
    trouble: inPart(({ trouble }) => trouble !== null),
    present: inPart(({ trouble, onShift }) => trouble === null && onShift),
    others: inPart(({ trouble, onShift }) => trouble === null && !onShift),
    rest: more > 0 ? `还有 ${more} 人，可按姓名查找` : '',
  };
}

/** Why nobody is there: there is nobody, or nobody has this name. */
export function emptyTeam(
  { team }: TeamBoard,
  words: string,
): { readonly title: string; readonly hint: string } | null {
  if (team.length > 0) return null;
  return words === ''
    ? { title: '还没有同事', hint: '销售和值班人员会出现在这里。' }
    : { title: '没有这位同事', hint: '换一个姓名再试' };
}
