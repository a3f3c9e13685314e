/** A stage on which somebody listens: one recorded talk that really says something, and what must be true in the end. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { createClips, utteranceFolder, type Clip } from '../../scripts/speech/clips.ts';
import { startSpeechStandin, type SpeechStandin } from '../../scripts/speech/standin.ts';
import { openStage, type Stage } from './stage.ts';
import type { SeenCard } from '../support/scene.ts';
import type { GatewayEvent } from './telephone.ts';
import { until } from './until.ts';

/** Of the customer who calls. */
export const OWNER = 'sales_manager_a';
/** Who happens to answer. */
export const HANDLER = 'sales_manager_b';
const CALLER = '13800008888';
const ANSWERED_AFTER_S = 4;

export interface Listening {
  readonly stage: Stage;
  readonly speech: SpeechStandin;
  /** Settings with which a process listens. */
  readonly settings: Readonly<Record<string, string>>;
  readonly clip: Clip;
  /** A talk as long as the recording, from the first ring to the last word; resolves at rest. */
  talk(call: string): Promise<void>;
  /** The recording of it can be fetched. */
  record(call: string): Promise<void>;
  /** How often each piece of sound was listened to since the call began, by its hash. */
  timesHeard(call: string): ReadonlyMap<string, number>;
  /** Resolves when nothing of the call is under way any more. */
  settled(call: string): Promise<void>;
  close(): Promise<void>;
}

export async function openListening(): Promise<Listening> {
  const sounds = await mkdtemp(join(tmpdir(), 'callpop-heard-'));
  const clip = await (await createClips(sounds)).find('inquiry');
  if (!clip) throw new Error('there is no such clip');
  const sha256 = createHash('sha256')
    .update(await readFile(clip.file))
    .digest('hex');
  const speech = await startSpeechStandin({ port: 0, utterances: utteranceFolder(sounds) });
  const stage = await openStage();
  const seconds = Math.round(clip.seconds);
  /** Requests before each call. */
  const before = new Map<string, number>();

  function eventOf(call: string, seq: number, type: string, data: object): GatewayEvent {
    return { id: `${call}-${seq}`, type, call, seq, at: stage.at(), data };
  }

  return {
    stage,
    speech,
    settings: { WHISPER_BASE_URL: `${speech.url}/v1` },
    clip,
    async talk(call) {
      before.set(call, speech.requests().length);
      const leg = { leg: `${call}-leg`, target: `${HANDLER}:office_phone` };
      const began = Date.parse(stage.at());
      const at = (second: number): string => new Date(began + second * 1000).toISOString();
      const end = { by: 'caller', cause: 'hangup', talk_seconds: seconds };
      await stage.tell(eventOf(call, 1, 'call.started', { from: CALLER, to: '4008320160' }));
      await stage.tell(eventOf(call, 2, 'ivr.input', { menu: 'main', digits: '1' }));
      await stage.tell(eventOf(call, 3, 'call.ringing', leg));
      await stage.tell({
        ...eventOf(call, 4, 'call.connected', leg),
        at: at(ANSWERED_AFTER_S),
      });
      // A card whose sending is cut off is another story.
      await until('rest while they talk', () => stage.isAtRest());
      await stage.tell({
        ...eventOf(call, 5, 'call.ended', end),
        at: at(ANSWERED_AFTER_S + seconds),
      });
    },
    async record(call) {
      stage.telephone.recordings.set(call, clip.file);
      const url = `${stage.telephone.url}/recordings/${call}.wav`;
      const recording = { recording: `${call}-talk`, kind: 'stereo', seconds, sha256, url };
      await stage.tell(eventOf(call, 6, 'recording.ready', recording));
    },
    timesHeard(call) {
      const times = new Map<string, number>();
      for (const { sha256 } of speech.requests().slice(before.get(call) ?? 0)) {
        times.set(sha256, (times.get(sha256) ?? 0) + 1);
      }
      return times;
    },
    settled: (call) => settled(stage, call),
    async close() {
      await stage.close();
      await speech.stop();
      await rm(sounds, { recursive: true, force: true });
    },
  };
}

async function settled(stage: Stage, call: string): Promise<void> {
  await until(`the facts of ${call}`, async () => {
    const record = await stage.stored('communications').findOne({ sourceRecord: call });
    return record?.['intent'] === '询价';
  });
  await until(`rest after ${call}`, async () => {
    const digest = await stage.stored('digests').findOne({ _id: idOf(call) });
    const todo = await stage.stored('todos').findOne({ _id: idOf(call) });
    // What looks again at a time is not under way.
    const rows = [...rowsOf(digest), ...rowsOf(todo)].filter(({ what }) => what.do !== 'late');
    const jobs = await jobsOf(stage, call);
    const open = jobs.filter(({ state }) => state !== 'done');
    return rows.length === 0 && open.length === 0 && (await stage.isAtRest());
  });
}

/** What everybody has of a call in the end, whatever died on the way. */
export async function expectOneOfEach(house: Listening, call: string): Promise<void> {
  const { stage } = house;
  const records = await stage.stored('communications').find({ sourceRecord: call }).toArray();
  expect(records).toEqual([
    expect.objectContaining({
      intent: '询价',
      products: ['PCR-ABS-757'],
      handledBy: HANDLER,
      assignedTo: OWNER,
      followUpRequired: true,
      transcript: expect.stringMatching(/^销售：.+\n客户：.*PCR-ABS-757/) as unknown,
    }),
  ]);
  const todos = await stage.stored('todos').find({ call }).toArray();
  expect(todos).toEqual([expect.objectContaining({ assignee: OWNER, state: 'open' })]);
  const items = (todos[0]?.['items'] ?? []) as readonly { readonly id: string }[];
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  const digest = await stage.stored('digests').findOne({ _id: idOf(call) });
  const insights: unknown = digest?.['insights'];
  expect(insights).toHaveLength(1);

  const cards = await stage.cards(call);
  const summaries = Object.entries(cards).map(([person, mine]) => [
    person,
    mine.filter(isSummary).map(buttonsOf),
  ]);
  const live = [['确认', '改派', '完成跟进', '查看详情']];
  expect(Object.fromEntries(summaries)).toEqual({ [OWNER]: live, [HANDLER]: live });
  expect(await stage.audit()).toEqual([]);

  // Only what was in flight when the process died is heard again.
  const jobs = await jobsOf(stage, call);
  const times = house.timesHeard(call);
  expect(times.size).toBe(jobs.length);
  const again = [...times.values()].filter((count) => count > 1);
  expect(again.length).toBeLessThanOrEqual(1);
  expect(Math.max(...times.values())).toBeLessThanOrEqual(2);
}

export function jobsOf(stage: Stage, call: string): Promise<readonly JobDocument[]> {
  return stage.stored('speechJobs').find<JobDocument>({ digest: call }).toArray();
}

export interface JobDocument {
  readonly state: string;
  readonly problem: string | null;
  readonly leaseUntil?: Date;
}

interface Rows {
  readonly what: { readonly do: string };
}

/** As the store names the documents of a call. */
function idOf(call: string): string {
  return `T001:${call}`;
}

function rowsOf(document: object | null): readonly Rows[] {
  return document && 'rows' in document ? (document.rows as readonly Rows[]) : [];
}

function isSummary({ card }: SeenCard): boolean {
  const words = `${card?.sub_title_text ?? ''}${card?.main_title?.title ?? ''}`;
  return words.includes('通话小结');
}

/** Null when the card is closed. */
function buttonsOf({ card }: SeenCard): readonly string[] | null {
  if (!card || card.replace_text !== undefined) return null;
  return (card.button_list ?? []).map(({ text }) => text);
}
