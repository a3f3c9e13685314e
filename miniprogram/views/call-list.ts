/** The list of calls: a row says who, what came of it, and when. Pages §2 通话. */
import type { CallList } from '../../server/http/contract/answers';

export interface CallRow {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** '' = none is told. */
  readonly level: string;
  readonly time: string;
  readonly line: string;
  readonly phase: CallList['rows'][number]['phase'];
  /** Under way now: ringing, talked, or a message being left. */
  readonly isLive: boolean;
  /** 「37秒 · 销售经理A · 138****8888」 */
  readonly foot: string;
  readonly tags: CallList['rows'][number]['tags'];
}

export interface CallListView {
  readonly filters: CallList['filters'];
  readonly rows: readonly CallRow[];
}

const OVER: readonly string[] = ['ended', 'missed'];

export function viewCalls({ filters, rows }: CallList): CallListView {
  return { filters, rows: rows.map(rowOf) };
}

function rowOf({
  id,
  path,
  who,
  time,
  line,
  phase,
  length,
  handler,
  tags,
}: CallList['rows'][number]): CallRow {
  const foot = [length?.text, handler?.name, who.number, who.again];
  return {
    ...{ id, path, phase, tags, time: time.text },
    // A call of which there is no more to say than how it ended says so once.
    line: line === phase.text ? '' : line,
    title: who.title,
    level: who.level?.text ?? '',
    // A message has a length once it was left.
    isLive: !OVER.includes(phase.value) && length === null,
    foot: foot.filter((one) => one !== undefined && one !== null && one !== '').join(' · '),
  };
}

/** Why there is none: nobody called, or nothing is like what was looked for. */
export function emptyCalls(
  { rows, filter }: CallList,
  words: string,
): {
  readonly title: string;
  readonly hint: string;
} | null {
  if (rows.length > 0) return null;
  return words === '' && filter === 'all'
    ? { title: '还没有来电', hint: '打进热线的电话会出现在这里，最新的在上面' }
    : { title: '没有符合的来电', hint: '换一个筛选，或用姓名、公司、号码末四位再试' };
}
