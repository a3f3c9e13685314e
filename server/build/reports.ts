/** Hands the flows of the daily report their ingredients. */
import type { Adapters } from '../build.ts';
import type { RenderPart } from '../flows/pushes/part.ts';
import type { ShowPush } from '../flows/pushes/show-card.ts';
import type { House } from '../flows/pushes/views.ts';
import { gatherReport } from '../flows/report/gather.ts';
import { renderReport } from '../flows/report/render.ts';
import { sendReport } from '../flows/report/send-report.ts';
import type { Work } from './work.ts';

export interface Reports {
  readonly render: RenderPart;
  /** What the clock brings: the report of the day. */
  readonly minute: () => Promise<void>;
}

export function buildReports(
  { store, chart, clock, log }: Adapters,
  need: { readonly work: Work; readonly showing: ShowPush; readonly house: House },
): Reports {
  const { people, tables } = store.company;
  const minute = sendReport({
    reports: store.reports,
    pictures: store.pictures,
    chart,
    gather: gatherReport(store),
    tables,
    people,
    pushes: store.pushes,
    follow: need.showing.follow,
    start: need.work.start,
    clock,
    log,
  });
  return { render: renderReport({ reports: store.reports, house: need.house }), minute };
}
