/** The card of a daily report, drawn from what was filed, whenever it is drawn. Cards §3. */
import { drawReport, type ReportView } from '../../../cards/report.ts';
import { isTooLate } from '../../domain/report/due.ts';
import type { Report } from '../../domain/report/freeze.ts';
import type { Reports } from '../../ports.ts';
import { drawNothing, ONCE, type RenderPart } from '../pushes/part.ts';
import { statusLinks, type House } from '../pushes/views.ts';

export function renderReport(need: {
  readonly reports: Pick<Reports, 'load'>;
  readonly house: House;
}): RenderPart {
  return async ({ push, now }) => {
    if (push.kind !== 'report') return null;
    const report = push.about?.kind === 'report' ? await need.reports.load(push.about.day) : null;
    const version = push.wanted;
    if (!report || !isWanted(report, now)) return { wanted: null, version, draw: drawNothing };
    const draw = () => drawReport(reportView(report, need.house));
    return { wanted: ONCE, version, rewritable: false, draw };
  };
}

/** Once somebody has got it, the others get it too, however late. */
function isWanted({ state, day }: Report, now: Date): boolean {
  return state === 'sent' || (state === 'open' && !isTooLate(day, now));
}

function reportView({ figures, byPerson, overdue, picture }: Report, house: House): ReportView {
  const { from, to, calls, answered, missed, voicemail } = figures;
  return {
    hotline: house.hotline,
    span: { from, to },
    ...{ calls, answered, missed, voicemail },
    medianAnswerSeconds: figures.medianAnswerSeconds,
    medianAckSeconds: figures.medianAckSeconds,
    overdue,
    byPerson,
    picture:
      typeof picture === 'string'
        ? null
        : { url: pictureUrl(house, picture.token), aspectRatio: picture.aspectRatio },
    links: statusLinks(house),
  };
}

/** What the door of pictures answers to. */
function pictureUrl({ publicUrl }: House, token: string): string {
  return `${publicUrl}/p/${token}.png`;
}
