/** One performer per kind of consequence, in one exhaustive table. */
import { entriesFor, entryForMark } from '../../domain/matching/entries.ts';
import { readNumber } from '../../domain/numbers/read.ts';
import { dayKey } from '../../domain/time.ts';
import type { Book, Calls, Clock, Gateway, Records, Reservations } from '../../ports.ts';
import type { Apply } from '../calls/apply.ts';
import type { ShowCard } from '../pushes/show-card.ts';
import type { Performers } from './performer.ts';
import { fetchRecording } from './fetch-recording.ts';
import { carryReattach } from './reattach.ts';
import { sendOrder } from './send-order.ts';

export interface PerformNeeds extends Pick<
  Performers,
  'communicate' | 'digest' | 'reached' | 'callback'
> {
  readonly apply: Apply;
  readonly show: ShowCard;
  readonly gateway: Gateway;
  readonly reservations: Pick<Reservations, 'answered' | 'release'>;
  readonly records: Pick<Records, 'identification' | 'voicemail' | 'draft'>;
  readonly book: Pick<Book, 'file' | 'unfile' | 'addCustomer'>;
  readonly calls: Pick<Calls, 'load' | 'dropRows' | 'idsOfNumber' | 'idsOfConfirmation'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A talk may last this long before its reservation is taken for a dead one. */
const TALK_LEASE_MS = 4 * 3_600_000;

export function createPerformers(need: PerformNeeds): Performers {
  return {
    show: async (what, { call, row }) => need.show(what, { call, row }),
    order: sendOrder(need),
    fetch: fetchRecording(need),
    communicate: need.communicate,
    digest: need.digest,
    reached: need.reached,
    callback: need.callback,
    ...carryReattach(need),

    async lapse(what, { call, row }) {
      const at = need.clock.now();
      await need.apply(call.id, () =>
        Promise.resolve([{ type: 'lapse-due', id: row.id, at, claim: what.claim }]),
      );
      return 'done';
    },

    async release(what, { call }) {
      await need.reservations.release(what.person, call.id, need.clock.now());
      return 'done';
    },

    async answered(what, { call }) {
      const now = need.clock.now();
      const until = new Date(now.getTime() + TALK_LEASE_MS);
      await need.reservations.answered(what.person, call.id, { until, day: dayKey(now) });
      return 'done';
    },

    async identify(_what, { call }) {
      await need.records.identification(call, need.clock.now());
      return 'done';
    },

    async voicemail(_what, { call }) {
      await need.records.voicemail(call, dayKey(call.startedAt ?? call.createdAt));
      return 'done';
    },

    async 'create-lead'(what, { call }) {
      const lead = {
        id: what.customer,
        name: what.name,
        level: 'potential' as const,
        annualRevenue: null,
        orderCount: null,
        lastContactOn: null,
        lastContactType: null,
        tags: [],
        notes: null,
        assignedSales: what.by,
      };
      await need.book.addCustomer(lead, need.clock.now());
      const owner = { kind: 'customer' as const, customer: what.customer };
      await need.book.file(leadKey(what.confirmation), entriesFor(owner, [call.from?.raw ?? '']));
      return 'done';
    },

    async remember(what, { call }) {
      const number = readNumber(call.from?.raw ?? '');
      const entries = what.marks.flatMap((mark) => entryForMark(mark, number) ?? []);
      await need.book.file(what.confirmation, entries);
      return 'done';
    },

    async forget(what) {
      await need.book.unfile(what.confirmation);
      await need.book.unfile(leadKey(what.confirmation));
      return 'done';
    },
  };
}

/** Under what the number of a lead is filed. */
function leadKey(confirmation: string): string {
  return `lead:${confirmation}`;
}
