/** What the sentences of a trial say, by the number in their mark: one small file each, beside the sounds. */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MARKS } from './marks.ts';

const utteranceSchema = z.object({
  text: z.string(),
  /** Length of the voice that follows the mark. */
  seconds: z.number().positive(),
});
export type KnownUtterance = z.infer<typeof utteranceSchema>;

export interface Utterances {
  /** The number of a sentence; the same for the same text and length, whoever asks. Throws when all numbers are taken. */
  register(utterance: KnownUtterance): Promise<number>;
  /** Null for a number nobody has registered. */
  find(number: number): Promise<KnownUtterance | null>;
}

/** Several processes may share the folder: a number is taken once and never changes its meaning. */
export function createUtterances(folder: string): Utterances {
  const known = new Map<number, KnownUtterance>();
  const fileOf = (number: number): string => join(folder, `${number}.json`);

  async function find(number: number): Promise<KnownUtterance | null> {
    const remembered = known.get(number);
    if (remembered) return remembered;
    const text = await readFile(fileOf(number), 'utf8').catch(() => null);
    if (text === null) return null;
    const utterance = utteranceSchema.parse(JSON.parse(text));
    known.set(number, utterance);
    return utterance;
  }

  /** False when the number is taken. */
  async function take(number: number, utterance: KnownUtterance): Promise<boolean> {
    const half = join(folder, `.${randomUUID()}`);
    await writeFile(half, JSON.stringify(utterance));
    try {
      await link(half, fileOf(number));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    } finally {
      await rm(half);
    }
  }

  return {
    find,
    async register({ text, seconds }) {
      await mkdir(folder, { recursive: true });
      const utterance = { text, seconds: Math.round(seconds * 1000) / 1000 };
      const hash = createHash('sha256').update(JSON.stringify(utterance)).digest();
      const first = hash.readUInt32LE() % MARKS;
      for (let i = 0; i < MARKS; i += 1) {
        const number = (first + i) % MARKS;
        const there = await find(number);
        if (there?.text === utterance.text && there.seconds === utterance.seconds) return number;
        if (there) continue;
        if (await take(number, utterance)) return number;
        i -= 1;
      }
      throw new Error('every number of an utterance is taken');
    },
  };
}
