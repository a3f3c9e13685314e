/** DashScope's codes in our five words (model-studio "error-code", recorded-speech-recognition pages). */
import type { SpeechFailure } from '../../../ports/speech.ts';

type Kind = SpeechFailure['kind'];

/** Nobody spoke: such a task counts as FAILED over there and is an empty transcript here. */
export const SILENT_CODES: ReadonlySet<string> = new Set([
  'SUCCESS_WITH_NO_VALID_FRAGMENT',
  'ASR_RESPONSE_HAVE_NO_WORDS',
]);

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  // Passing troubles of theirs, or of the way between them and our link.
  ['FILE_SERVER_ERROR', 'later'],
  ['FILE_DOWNLOAD_FAILED', 'later'],
  ['InvalidFile.DownloadFailed', 'later'],
  // The link is dead; a fresh one helps.
  ['FILE_403_FORBIDDEN', 'gone'],
  ['FILE_404_NOT_FOUND', 'gone'],
  ['FILE_TRANS_TASK_EXPIRED', 'gone'],
  ['CONTENT_LENGTH_CHECK_FAILED', 'gone'],
  // A link of this form is never taken: the public address of this server is set wrongly.
  ['REQUEST_INVALID_FILE_URL_VALUE', 'account'],
  ['FILE_TOO_LARGE', 'never'],
  ['AUDIO_DURATION_TOO_LONG', 'never'],
  ['UNSUPPORTED_FORMAT', 'never'],
  ['DECODE_ERROR', 'never'],
  ['FILE_CHECK_FAILED', 'never'],
  ['FILE_NORMALIZE_FAILED', 'never'],
  ['FILE_PARSE_FAILED', 'never'],
  ['MKV_PARSE_FAILED', 'never'],
  ['NO_VALID_AUDIO_ERROR', 'never'],
  ['InvalidParameter', 'never'],
  ['InvalidApiKey', 'account'],
  ['Arrearage', 'account'],
  ['ModelNotFound', 'account'],
]);

/** Families: the code itself or the code with a dot and more. */
const FAMILIES: readonly (readonly [string, Kind])[] = [
  ['Throttling', 'later'],
  ['InvalidParameter', 'never'],
  ['AccessDenied', 'account'],
  ['Model.AccessDenied', 'account'],
  ['Workspace.AccessDenied', 'account'],
];

/** Null for a code that no page names. */
export function kindOfCode(code: string): Kind | null {
  const known = KINDS.get(code);
  if (known !== undefined) return known;
  const family = FAMILIES.find(([name]) => code === name || code.startsWith(`${name}.`));
  return family?.[1] ?? null;
}

/**
 * The same for a task that has ended: asking it again brings the same answer, so what is passing means that this task
 * is gone and a new submit may do better.
 */
export function kindOfEnd(code: string | null): Kind {
  const kind = code === null ? null : kindOfCode(code);
  return kind === null || kind === 'later' ? 'gone' : kind;
}
