/** Who reads a transcript, and what becomes of the reading, or of its absence. Spec §6.3. */
import type { Ask, Step } from './step.types.ts';
import type { Digest, DigestEvent, DigestSettings } from './types.ts';

const MINUTE = 60_000;
/** A model that does not answer in time gives way to the rules. */
const LLM_WAIT_MS = 10 * MINUTE;
const LLM_LATEST_MS = 14 * MINUTE;

/** Who reads: a model where there is one, with the rules behind it; of a message the rules at once. */
export function readingAsks(
  digest: Digest,
  { at, askedBy }: { at: Date; askedBy: string | null },
  settings: DigestSettings,
): readonly Ask[] {
  const transcript = digest.transcript?.version ?? 0;
  const rules: Ask = { what: { do: 'extract', transcript, by: 'rules', askedBy } };
  if (!settings.llm || digest.transcript?.wordless) return [rules];
  const llm: Ask = { what: { do: 'extract', transcript, by: 'llm', askedBy } };
  if (digest.call.kind === 'voicemail') return [rules, llm];
  const end = digest.call.endedAt.getTime();
  const latest = Math.max(at.getTime(), end + LLM_LATEST_MS);
  const dueAt = new Date(Math.min(at.getTime() + LLM_WAIT_MS, latest));
  return [llm, { what: { do: 'late', what: 'rules' }, dueAt }];
}

export function extracted(
  digest: Digest,
  event: Extract<DigestEvent, { type: 'extracted' }>,
): Step {
  const { transcript, insight, model, prompt, dropped, askedBy, at } = event;
  const version = digest.insights.length + 1;
  const one = { version, transcript, insight, model, prompt, dropped, at, askedBy };
  const problem = insight.by === 'llm' ? null : digest.llmProblem;
  return {
    digest: { ...digest, insights: [...digest.insights, one], llmProblem: problem },
    asks: [],
  };
}

export function unread(digest: Digest, event: Extract<DigestEvent, { type: 'unread' }>): Step {
  return {
    digest: { ...digest, llmProblem: event.problem },
    asks: rulesIfUnread(digest, event),
  };
}

function rulesIfUnread(
  digest: Digest,
  { transcript, askedBy }: { readonly transcript: number; readonly askedBy: string | null },
): readonly Ask[] {
  if (digest.insights.some((one) => one.transcript === transcript)) return [];
  return [{ what: { do: 'extract', transcript, by: 'rules', askedBy } }];
}

/** A text a person has changed since it was read is read again only when somebody asks for it. */
function rulesAtLast({ transcript, ...digest }: Digest): readonly Ask[] {
  if (!transcript) return [];
  const { version, by } = transcript;
  const asked = digest.rows.some(
    ({ what }) => what.do === 'extract' && what.transcript === version,
  );
  if (by === 'person' && digest.insights.length > 0 && !asked) return [];
  return rulesIfUnread({ ...digest, transcript }, { transcript: version, askedBy: null });
}

export function late(digest: Digest, event: Extract<DigestEvent, { type: 'late' }>): Step {
  switch (event.what) {
    case 'facts':
      return digest.insights.length > 0
        ? { digest, asks: [] }
        : { digest: { ...digest, lateAt: event.at }, asks: [] };
    case 'rules':
      return { digest, asks: rulesAtLast(digest) };
    case 'grade':
      return { digest, asks: [] };
    case 'recording': {
      const here = digest.call.recordings.some((one) => one.state === 'kept');
      return { digest: here ? digest : { ...digest, noRecordingAt: event.at }, asks: [] };
    }
  }
}
