/** A company whose report is due, everything it stands on held in memory, and a WeCom that takes cards or does not. */
import { createLog } from '../../../../server/log.ts';
import type { Employee } from '../../../../server/domain/people.ts';
import type { Push } from '../../../../server/domain/pushes/types.ts';
import type { Report } from '../../../../server/domain/report/freeze.ts';
import type { CallOutcome } from '../../../../server/domain/report/outcome.ts';
import type { Shift } from '../../../../server/domain/routing/shifts.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { sendReport } from '../../../../server/flows/report/send-report.ts';
import type { Picture, Reports } from '../../../../server/ports.ts';
import { at } from '../../domain/routing/make.ts';

const DIRECTOR = { id: 'director', name: '总监', roles: ['director'], active: true } as const;

export interface Stage {
  /** One look at a moment such as `2026-11-24 18:30`, and all that it set off. */
  readonly look: (when: string) => Promise<void>;
  readonly filed: Map<string, Report & { readonly dueAt?: Date }>;
  /** Days of the reports whose cards WeCom has taken, each once. */
  readonly out: readonly string[];
  /** Every span that was read. */
  readonly read: readonly Shift[];
  readonly kept: readonly Buffer[];
}

export function openStage(
  how: {
    readonly draw?: () => Promise<Picture>;
    /** Whether WeCom takes cards at a moment. */
    readonly takes?: (now: Date) => boolean;
    readonly outcomes?: readonly CallOutcome[];
  } = {},
): Stage {
  let now = at('2026-11-24 00:00');
  const filed = new Map<string, Report & { dueAt?: Date }>();
  const sent = new Set<string>();
  const read: Shift[] = [];
  const kept: Buffer[] = [];
  const work: Promise<unknown>[] = [];
  const change = (day: string, part: Partial<Report & { dueAt?: Date }>) => {
    const known = filed.get(day);
    if (known) filed.set(day, { ...known, ...part });
  };
  const reports: Reports = {
    load: (day) => Promise.resolve(filed.get(day) ?? null),
    last() {
      const live = [...filed.values()].filter((one) => one.state !== 'lapsed');
      return Promise.resolve(live.toSorted((a, b) => b.day.localeCompare(a.day))[0] ?? null);
    },
    file(report, until) {
      if (filed.has(report.day)) return Promise.resolve(false);
      filed.set(report.day, { ...report, dueAt: until });
      return Promise.resolve(true);
    },
    takeOpen(take) {
      const due = [...filed.values()].filter(
        (one) => one.state === 'open' && one.dueAt && one.dueAt <= take.now,
      );
      for (const one of due) change(one.day, { dueAt: take.until });
      return Promise.resolve(due);
    },
    settlePicture(day, picture) {
      change(day, { picture });
      return Promise.resolve();
    },
    close(day, state) {
      change(day, { state });
      return Promise.resolve();
    },
  };
  const minute = sendReport({
    reports,
    pictures: {
      keep(png) {
        kept.push(png);
        return Promise.resolve(`token-${kept.length}`);
      },
    },
    chart: {
      draw: how.draw ?? (() => Promise.resolve({ png: Buffer.alloc(9), aspectRatio: 1.78 })),
    },
    gather(span) {
      read.push(span);
      const nothing = { alerts: [], todos: [], wrongNumbers: new Set<string>() };
      return Promise.resolve({ outcomes: how.outcomes ?? [], ...nothing });
    },
    tables: { current: () => Promise.resolve(DEFAULT_TABLES) },
    people: { all: () => Promise.resolve([DIRECTOR as unknown as Employee]) },
    // As the real ones: begun only while the report may be sent, out once WeCom has taken it.
    follow({ name }) {
      const day = name.split(':')[1] ?? '';
      const late = now >= at(`${day} 22:00`);
      if (!late && (how.takes ?? (() => true))(now)) sent.add(name);
      return Promise.resolve(name);
    },
    pushes: {
      load: (id) =>
        Promise.resolve({ cards: [{ sentAt: sent.has(id) ? now : null }] } as unknown as Push),
    },
    start: (going) => void work.push(going),
    clock: { now: () => now },
    log: createLog({ level: 'silent' }),
  });
  return {
    filed,
    read,
    kept,
    get out() {
      return [...sent].map((name) => name.split(':')[1] ?? '');
    },
    async look(when) {
      now = at(when);
      await minute();
      await Promise.all(work.splice(0));
    },
  };
}
