/** Records that a call leaves behind: identification, voicemail, recordings with their audio on our disk. Spec §1. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { effectiveCandidate } from '../../domain/calls/reading.ts';
import type { Records, StoredRecording } from '../../ports.ts';
import {
  defineCollection,
  isDuplicate,
  type IndexSpec,
  type StoreContext,
  type Stored,
} from './collection.ts';
import { removeMixes } from './mixes.ts';
import { drawNumber } from './numbers-drawn.ts';

export const recordIndexes: readonly IndexSpec[] = [
  { collection: 'callerIdentifications', key: { tenantId: 1, call: 1 } },
  { collection: 'voicemails', key: { tenantId: 1, call: 1 }, options: { unique: true } },
  { collection: 'voicemails', key: { tenantId: 1, number: 1 }, options: { unique: true } },
  { collection: 'recordings', key: { tenantId: 1, call: 1 } },
];

type RecordingDocument = StoredRecording & {
  readonly _id: string;
  readonly tenantId: string;
  readonly createdAt: Date;
};

export function createRecords(context: StoreContext & { readonly audioDir: string }): Records {
  const { tenantId, audioDir } = context;
  const identifications = defineCollection<{ _id: string; tenantId: string }>(
    context,
    'callerIdentifications',
  );
  const voicemails = defineCollection<{ _id: string; tenantId: string; number: string }>(
    context,
    'voicemails',
  );
  const recordings = defineCollection<RecordingDocument>(context, 'recordings');
  const keyOf = (id: string): string => `${tenantId}:${id}`;

  return {
    async identification(call, at) {
      const candidate = effectiveCandidate(call);
      const known = call.identification;
      if (!known) return;
      await identifications.updateOne(
        { _id: keyOf(call.id) },
        {
          $set: {
            tenantId,
            call: call.id,
            callerNumber: call.from?.national ?? null,
            class: candidate?.class ?? known.match.class,
            confidence: candidate?.confidence ?? known.match.confidence,
            customer: candidate?.customer?.id ?? null,
            contact: candidate?.contact?.id ?? null,
            company: candidate?.customer?.name ?? null,
            contactName: candidate?.contact?.name ?? null,
            department: candidate?.contact?.department ?? null,
            position: candidate?.contact?.position ?? null,
            level: candidate?.customer?.level ?? null,
            candidates: known.match.candidates.map((one) => ({
              class: one.class,
              confidence: one.confidence,
              customer: one.customer?.id ?? null,
              contact: one.contact?.id ?? null,
            })),
            confirmedBy: known.confirmed?.by ?? null,
            identifiedAt: known.at,
            updatedAt: at,
          },
          $setOnInsert: { createdAt: at },
        },
        { upsert: true },
      );
    },

    async voicemail(call, day) {
      const left = call.voicemail;
      if (!left) return;
      const document = {
        _id: keyOf(call.id),
        tenantId,
        call: call.id,
        callerNumber: call.from?.national ?? null,
        seconds: left.seconds,
        recording: left.recording,
        startedAt: left.startedAt,
        leftAt: left.leftAt,
        createdAt: left.leftAt ?? left.startedAt,
        updatedAt: left.leftAt ?? left.startedAt,
      };
      for (;;) {
        try {
          await voicemails.insertOne({ ...document, number: drawNumber('VM', day) });
          return;
        } catch (error) {
          if (!isDuplicate(error)) throw error;
          // The call has its record already, or (once in 10¹²) the number was taken: draw again.
          if (await voicemails.findOne({ _id: keyOf(call.id) })) return;
        }
      }
    },

    identificationOf: (call) => plain(identifications, keyOf(call)),
    voicemailOf: (call) => plain(voicemails, keyOf(call)),

    async draft(recording) {
      const hash = createHash('sha256');
      const name = createHash('sha256').update(keyOf(recording.id)).digest('hex');
      const file = join(audioDir, `${name}.wav`);
      // Of its own: two processes may fetch the same recording.
      const part = join(audioDir, `${name}.${randomUUID()}.part`);
      await mkdir(audioDir, { recursive: true, mode: 0o700 });
      const out = await open(part, 'wx', 0o600);
      let size = 0;
      let dropped = false;
      return {
        async write(bytes) {
          hash.update(bytes);
          size += bytes.length;
          await out.writeFile(bytes);
        },
        async keep(call, type) {
          await rename(part, file);
          // Players get the new sound from now on.
          await removeMixes(file);
          await recordings.updateOne(
            { _id: keyOf(recording.id) },
            {
              $set: {
                tenantId,
                id: recording.id,
                call: call.id,
                kind: recording.kind,
                file,
                type,
                size,
                sha256: hash.digest('hex'),
                seconds: recording.seconds,
              },
              $setOnInsert: { createdAt: call.updatedAt },
            },
            { upsert: true },
          );
        },
        async drop() {
          if (dropped) return;
          dropped = true;
          await out.close();
          await rm(part, { force: true });
        },
      };
    },

    async findRecording(id) {
      const found = await recordings.findOne({ _id: keyOf(id) });
      return found ? toRecording(found) : null;
    },

    async recordingsOf(call) {
      const found = await recordings.find({ tenantId, call }).toArray();
      return found.map(toRecording);
    },
  };
}

/** A record as it is, without what the store adds. */
async function plain<T extends Stored>(
  model: ReturnType<typeof defineCollection<T>>,
  _id: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const found = await model.findOne({ _id } as Parameters<typeof model.findOne>[0]);
  if (!found) return null;
  const { _id: _i, tenantId: _t, ...record } = found as Stored & Record<string, unknown>;
  return record;
}

function toRecording(document: RecordingDocument): StoredRecording {
  const { _id, tenantId: _t, createdAt: _c, ...recording } = document;
  return recording;
}
