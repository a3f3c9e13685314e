/** What may be written behind the options of `callpop route`, and what is said when it is not. */
import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { REP_STATUSES } from '../../server/domain/people.ts';
import type { RepStatus } from '../../server/domain/people.ts';
import { askedInstant } from '../../server/http/schemas/moment.ts';

/** Seconds may be left out. */
const moment = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
]);
const MOST_CALLS = 100_000;

/** A moment with its zone. Throws InvalidArgumentError. */
export function readMoment(text: string): Date {
  if (!moment.safeParse(text).success) {
    throw new InvalidArgumentError(
      'Write a moment with its zone, such as 2026-11-24T10:00:00+08:00.',
    );
  }
  const read = new Date(text);
  if (!askedInstant.safeParse(read.toISOString()).success) {
    throw new InvalidArgumentError('Write a moment of a year from 1970 to 9000.');
  }
  return read;
}

/** One key. Throws InvalidArgumentError. */
export function readDigit(text: string): string {
  if (!/^[0-9*#]$/.test(text)) throw new InvalidArgumentError('Write one key: 0-9, * or #.');
  return text;
}

/** `person=status`, added to those read before. Throws InvalidArgumentError. */
export function addStatus(
  text: string,
  known: Readonly<Record<string, RepStatus>> = {},
): Readonly<Record<string, RepStatus>> {
  const { person, value } = cut(text, 'sales_manager_a=in_meeting');
  const status = REP_STATUSES.find((one) => one === value);
  if (status === undefined) {
    throw new InvalidArgumentError(`Write a status: ${REP_STATUSES.join(', ')}.`);
  }
  return { ...known, [person]: status };
}

/** `person=n`, added to those read before. Throws InvalidArgumentError. */
export function addCalls(
  text: string,
  known: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const { person, value } = cut(text, 'sales_manager_a=50');
  const count = /^\d{1,6}$/.test(value) ? Number(value) : Infinity;
  if (count > MOST_CALLS) {
    throw new InvalidArgumentError(`Write a whole number from 0 to ${MOST_CALLS}.`);
  }
  return { ...known, [person]: count };
}

function cut(text: string, example: string): { person: string; value: string } {
  const [, person, value] = /^([A-Za-z0-9_.@-]{1,64})=(.+)$/.exec(text) ?? [];
  if (person === undefined || value === undefined) {
    throw new InvalidArgumentError(`Write it as ${example}.`);
  }
  return { person, value };
}
