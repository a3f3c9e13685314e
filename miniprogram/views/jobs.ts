/** 失败任务 as rows: which step, of whose call, why, and another try. */
import type { StuckSteps } from '../../server/http/contract/answers';
import type { ListRow } from './list-row';

export interface JobsView {
  readonly rows: readonly ListRow[];
  /** Not listed. */
  readonly more: number;
}

export function viewJobs({ steps, total }: StuckSteps): JobsView {
  return {
    rows: steps.map(({ id, text, about, tried, problem }) => ({
      id,
      title: about === '' ? text : `${text} · ${about}`,
      text: problem,
      note: tried,
      urgency: null,
      action: '重试',
    })),
    more: Math.max(0, total - steps.length),
  };
}
