/** The daily report: filed once with its figures, pictured once, sent to every reader once. Spec §8, cards §3. */
import { REPORT_WORDS } from '../../../templates/duty-words.ts';
import { hasLapsed, isTooLate, reportDue } from '../../domain/report/due.ts';
import {
  freezeReport,
  shownHours,
  type Report,
  type ReportPicture,
} from '../../domain/report/freeze.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { Log } from '../../log.ts';
import type { Chart, Clock, People, Pictures, Pushes, Reports, Tables } from '../../ports.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import type { Gather } from './gather.ts';

export interface SendReportNeeds {
  readonly reports: Reports;
  readonly pictures: Pick<Pictures, 'keep'>;
  readonly chart: Chart;
  readonly gather: Gather;
  readonly tables: Tables;
  readonly people: Pick<People, 'all'>;
  readonly pushes: Pick<Pushes, 'load'>;
  readonly follow: ShowPush['follow'];
  /** Goes on with what need not be waited for. */
  readonly start: (work: Promise<unknown>) => void;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Less than the minute between two looks: what one look leaves open the next one goes on with. */
const LEASE_MS = 50_000;
/** There is one a day; more are open only after days without WeCom. */
const MOST_OPEN = 10;
/** Bytes; a picture has a fifth of it. */
const MOST_PNG = 200_000;

/** One look of the clock, by any number of processes. */
export function sendReport(need: SendReportNeeds): () => Promise<void> {
  const leased = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

  return async () => {
    const now = need.clock.now();
    const open = await need.reports.takeOpen({ now, until: leased(now), limit: MOST_OPEN });
    for (const report of open) {
      const going = goOn(need, report, now);
      if (isTooLate(report.day, now)) await going;
      else need.start(going);
    }
    const last = await need.reports.last();
    // Whether an open one was sent in time decides where the next one begins.
    if (last?.state === 'open') return;
    const due = reportDue(await need.tables.current(), { last: last?.day ?? null, now });
    if (!due) return;
    const [things, people] = await Promise.all([need.gather(due), need.people.all()]);
    const report = freezeReport(due, things, { people, now });
    if (await need.reports.file(report, leased(now))) need.start(goOn(need, report, now));
  };
}

/** Picture, cards, and the mark that it is out; each step again = no change. */
async function goOn(need: SendReportNeeds, report: Report, now: Date): Promise<void> {
  const { day, readers } = report;
  if (report.picture === 'wanted' && !isTooLate(day, now)) {
    await need.reports.settlePicture(day, await takePicture(need, report));
  }
  // Once it is too late nothing is begun by this any more: it only finds what was.
  const pushes = await Promise.all(readers.map((person) => follow(need, day, person)));
  if (pushes.some(isOut)) await need.reports.close(day, 'sent');
  // The next one covers its span too.
  else if (hasLapsed(day, now)) await need.reports.close(day, 'lapsed');
}

async function follow(need: SendReportNeeds, day: string, person: string): Promise<Push | null> {
  const id = await need.follow({
    name: `report:${day}:${person}`,
    kind: 'report',
    person,
    call: null,
    wanted: 1,
    press: null,
    about: { kind: 'report', day },
  });
  return need.pushes.load(id);
}

function isOut(push: Push | null): boolean {
  return push?.cards.some((card) => card.sentAt !== null) ?? false;
}

/** A report without a picture is better than none. */
async function takePicture(
  need: SendReportNeeds,
  { day, figures }: Report,
): Promise<ReportPicture> {
  try {
    const { title, ...words } = REPORT_WORDS.chart;
    const hours = shownHours(figures.byHour);
    const picture = await need.chart.draw({ day, hours, words: { title: title(day), ...words } });
    if (picture.png.length > MOST_PNG) throw new Error('the picture is too large to be kept');
    const token = await need.pictures.keep(picture.png);
    return { token, aspectRatio: picture.aspectRatio };
  } catch (error) {
    need.log.warn('the report goes out without its picture', { err: error, day });
    return 'none';
  }
}
