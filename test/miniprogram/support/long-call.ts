/** A call of very many sentences, made through the doors: a talk that takes minutes, heard by the speech stand-in. */
import { join } from 'node:path';
import { createClips } from '../../../scripts/speech/clips.ts';
import type { Dialogue } from '../../../scripts/speech/dialogues.ts';
import type { House } from '../../support/house.ts';
import { A, VIP } from '../../stories/acts.ts';
import { digestOf } from '../../stories/after.ts';

/** A pause that keeps sentences of one voice apart, and is too short to part what is sent to be heard. Seconds. */
const BREATHS = [0.6];

/** Each sentence says its number; the last one says something that a fact is read out of. */
function manyLines(count: number): Dialogue['lines'] {
  const texts = Array.from({ length: count }, (_, n) => (n < count - 1 ? `${n}条。` : '要七吨。'));
  return texts.map((text) => ({ speaker: 'customer', text }));
}

/** A answers, and the customer says all of it; resolves when the call is over and has been read. */
export async function longTalk(house: House, count: number): Promise<string> {
  const folder = join(house.running().adapters.config.dataDir, 'sounds');
  // Tones are enough: the stand-in knows its sentences by their marks.
  const clips = await createClips(folder, 'tone');
  const { file } = await clips.make({
    kind: 'talk',
    lines: manyLines(count),
    silence: 0.3,
    breaths: BREATHS,
  });
  const call = await house.ring({ from: VIP, talk: file, answer: [{ person: A, after: 2 }] });
  await house.pass(4);
  for (let tried = 0; tried < 60 && !(await house.phoneState(call)).ended; tried += 1) {
    await patiently(() => house.skip(60));
  }
  for (let tried = 0; tried < 20 && !(await digestOf(house, call))?.transcript; tried += 1) {
    await patiently(() => house.skip(10));
  }
  return call;
}

/** Listening for so long takes longer than a house is waited for. */
async function patiently(does: () => Promise<void>, times = 8): Promise<void> {
  try {
    await does();
  } catch (error) {
    if (times === 0) throw error;
    await patiently(does, times - 1);
  }
}
