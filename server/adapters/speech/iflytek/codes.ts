/** Codes and fail types of LFASR v2 in our five words (xfyun.cn/doc/asr/ifasr_new/API.html). */
import type { SpeechFailure } from '../../../ports/speech.ts';

type Kind = SpeechFailure['kind'];

export const SUCCESS = '000000';
/** The order is worked on. */
export const WORKING = '26605';
/** There is no sound in it. */
export const EMPTY_AUDIO = '26606';
/** `failType` of a file in which nobody speaks. */
export const SILENT = 6;

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['26600', 'never'],
  ['26601', 'account'],
  ['26602', 'gone'],
  ['26603', 'later'],
  // A hundred fetches an order: from here on it says nothing more.
  ['26604', 'gone'],
  ['26606', 'never'],
  ['26607', 'account'],
  ['26610', 'never'],
  ['26621', 'never'],
  ['26622', 'never'],
  ['26623', 'never'],
  ['26625', 'account'],
  ['26631', 'never'],
  ['26632', 'never'],
  ['26633', 'account'],
  ['26634', 'later'],
  // Fewer bytes arrived than were announced.
  ['26635', 'later'],
  ['26640', 'later'],
  ['26643', 'never'],
  ['26650', 'never'],
  ['26689', 'later'],
]);

/** Null for a code that the page does not name. */
export function kindOfCode(code: string): Kind | null {
  return KINDS.get(code) ?? null;
}

/** An order that has failed stays failed: `gone` where a new one may do better. 0 and 6 are no failures. */
const ENDS: ReadonlyMap<number, readonly [Kind, string]> = new Map<number, readonly [Kind, string]>(
  [
    [1, ['gone', 'the upload was not taken over']],
    [2, ['never', 'the sound cannot be converted']],
    [3, ['gone', 'recognition failed']],
    [4, ['never', 'longer than five hours']],
    [5, ['never', 'the length differs from the one given']],
    [7, ['never', 'translation failed']],
    [8, ['account', 'no right to translation']],
    [9, ['never', 'quality check failed']],
    [10, ['never', 'quality check failed']],
    [11, ['never', 'quality check failed']],
  ],
);

/** What a failed order means. */
export function endOf(failType: number): readonly [Kind, string] {
  return ENDS.get(failType) ?? ['gone', 'the order failed'];
}
