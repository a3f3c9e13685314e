/** Brings a recording home: size-limited, from the gateway's own host only, checked against its hash. Spec §6.1. */
import { createHash } from 'node:crypto';
import type { Recording } from '../../domain/calls/types.ts';
import type { Calls, Clock, Gateway, Records } from '../../ports.ts';
import type { Apply } from '../calls/apply.ts';
import type { Performer } from './performer.ts';

export function fetchRecording(need: {
  readonly gateway: Pick<Gateway, 'fetchRecording'>;
  readonly records: Pick<Records, 'draft'>;
  readonly calls: Pick<Calls, 'load' | 'dropRows'>;
  readonly apply: Apply;
  readonly clock: Pick<Clock, 'now'>;
}): Performer<'fetch'> {
  return async (what, { call, row }) => {
    const recording = call.recordings.find((one) => one.id === what.recording);
    if (!recording?.url) return 'done';
    const tell = async (word: string, told: Recording): Promise<void> => {
      const id = `${row.id}:${word}`;
      const at = need.clock.now();
      const event = { type: 'recording' as const, id, at, seq: null, recording: told };
      await need.apply(call.id, () => Promise.resolve([event]));
    };
    const draft = await need.records.draft(recording);
    try {
      const hash = createHash('sha256');
      const answer = await need.gateway.fetchRecording(recording.url, (part) => {
        hash.update(part);
        return draft.write(part);
      });
      if (!answer.ok && answer.retry) return { problem: answer.reason };
      if (!answer.ok) {
        // The page must not promise what will never come.
        await tell('failed', { ...recording, state: 'failed', deadUrl: recording.url });
        return 'done';
      }
      // A damaged copy is fetched again; the row parks itself after enough tries and waits for a person.
      if (recording.sha256 !== null && recording.sha256 !== hash.digest('hex')) {
        return { problem: 'its hash is not the one that was announced' };
      }
      await draft.keep(call, answer.type);
    } finally {
      await draft.drop();
    }
    // Links of the same recording that were given up before are done with as well.
    const older = ((await need.calls.load(call.id))?.rows ?? []).filter(
      ({ id, what: asked }) =>
        id !== row.id && asked.do === 'fetch' && asked.recording === recording.id,
    );
    if (older.length > 0) await need.calls.dropRows(call.id, older);
    await tell('kept', { ...recording, keptAt: need.clock.now(), tries: row.attempts });
    return 'done';
  };
}
