/** Conversations as files: JSON with times, or plain lines 「销售：…」/「客户：…」. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type {
  Conversation,
  ConversationKind,
  Utterance,
} from '../../server/domain/insight/types.ts';
import { CUSTOMER_LEVELS } from '../../server/domain/matching/types.ts';
import type { CustomerLevel } from '../../server/domain/matching/types.ts';
import { SPEAKERS } from '../../server/domain/speech/types.ts';
import type { Speaker } from '../../server/domain/speech/types.ts';
import { CommandError } from './run-file.ts';

/** What the options say, for what the file does not. */
export interface FileDefaults {
  readonly at?: Date;
  readonly level?: CustomerLevel;
  readonly kind?: ConversationKind;
}

export const KINDS = ['call', 'voicemail'] as const satisfies readonly ConversationKind[];

/** Lines bear no times: each lasts as long as it takes to say it. */
const CHARACTERS_PER_SECOND = 4;
const SIDES: Readonly<Record<string, Speaker>> = { 销售: 'agent', 客户: 'customer' };

const moment = z.union(
  [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })],
  { error: 'write a moment with its zone, such as 2026-11-24T10:00:00+08:00' },
);
const fileSchema = z.object({
  at: moment.optional(),
  customerLevel: z.enum(CUSTOMER_LEVELS).optional(),
  kind: z.enum(KINDS).optional(),
  segments: z.array(
    z
      .object({
        speaker: z.enum(SPEAKERS),
        start: z.number().nonnegative(),
        end: z.number().nonnegative(),
        text: z.string(),
      })
      .refine(({ start, end }) => end >= start, { error: 'end lies before start' }),
  ),
});

/** Reads a file. Throws CommandError 2 when it is not there or not a conversation. */
export async function readConversation(
  file: string,
  defaults: FileDefaults,
): Promise<Conversation> {
  let content: string;
  try {
    content = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new CommandError(2, `${file} cannot be read`, { cause });
  }
  const isJson = /\.json$/i.test(file) || /^\s*[{[]/.test(content);
  return isJson ? parseJson(file, content, defaults) : parseLines(file, content, defaults);
}

function parseJson(file: string, content: string, defaults: FileDefaults): Conversation {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (cause) {
    throw new CommandError(2, `${file} is no JSON`, { cause });
  }
  const read = fileSchema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new CommandError(
      2,
      `${file}: ${where === '' ? 'the file' : where}: ${issue?.message ?? 'wrong shape'}`,
    );
  }
  const { at, customerLevel, kind, segments } = read.data;
  return assemble(file, segments, {
    ...defaults,
    ...(at === undefined ? {} : { at: new Date(at) }),
    ...(customerLevel === undefined ? {} : { level: customerLevel }),
    ...(kind === undefined ? {} : { kind }),
  });
}

function parseLines(file: string, content: string, defaults: FileDefaults): Conversation {
  const lines = content.split(/\r?\n/);
  const segments: Omit<Utterance, 'start' | 'end'>[] = lines.flatMap((line, n) => {
    if (line.trim() === '') return [];
    const [, side, text] = /^\s*(销售|客户)\s*[：:]\s*(.*?)\s*$/.exec(line) ?? [];
    const speaker = side === undefined ? undefined : SIDES[side];
    if (speaker === undefined || text === undefined) {
      throw new CommandError(2, `${file}, line ${n + 1}: begin it with 销售： or 客户：`);
    }
    return [{ speaker, text }];
  });
  return assemble(file, withTimes(segments), defaults);
}

/** One after the other, without pauses. */
export function withTimes(
  lines: readonly Omit<Utterance, 'start' | 'end'>[],
): readonly Utterance[] {
  let clock = 0;
  return lines.map(({ speaker, text }) => {
    const start = clock;
    clock += Math.max(1, text.length / CHARACTERS_PER_SECOND);
    return { speaker, start, end: clock, text };
  });
}

function assemble(
  file: string,
  segments: readonly Utterance[],
  { at, level, kind }: FileDefaults,
): Conversation {
  if (at === undefined) {
    throw new CommandError(2, `${file} does not say when the call began: add --at <ISO time>`);
  }
  return { at, kind: kind ?? 'call', customerLevel: level ?? 'potential', segments };
}
