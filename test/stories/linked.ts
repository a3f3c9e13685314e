/** A gateway told by hand whose recordings lie behind links that live and die as a story says. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { createClips, utteranceFolder, type Clip } from '../../scripts/speech/clips.ts';
import { startSpeechStandin, type SpeechStandin } from '../../scripts/speech/standin.ts';
import { openHouse, type House } from '../support/house.ts';
import { A, postEvent, VIP } from './acts.ts';

/** The only call there is. */
export const CALL = 'gw-linked';

/** What a link answers at the moment it is asked. */
export interface Link {
  readonly path: string;
  readonly status?: () => number;
  /** What the event says of the file; its true hash when left out. */
  readonly hash?: string;
  /** `rec-1` when left out. */
  readonly recording?: string;
}

export interface Links {
  /** Plays a story in a house whose recordings come from here. */
  play(story: (house: House) => Promise<void>): Promise<void>;
  /** Rings and is answered by A. */
  begin(house: House): Promise<void>;
  end(house: House): Promise<void>;
  /** `recording.ready` with this link. */
  ready(house: House, link: Link): Promise<void>;
  asked(path: string): number;
  /** From now on the link answers so. */
  mend(path: string, status: () => number): void;
  /** Whoever is asked what was said takes the question and never answers. */
  hang(house: House): void;
}

/** Call at the top of a test file. */
export function openLinks(at: string): Links {
  const links = new Map<string, () => number>();
  const counts = new Map<string, number>();
  const place: { current: Place | null } = { current: null };
  let told = 0;
  beforeAll(async () => {
    place.current = await openPlace({ links, counts });
  });
  afterAll(() => place.current?.close());

  function open(): Place {
    if (!place.current) throw new Error('the links are open from the first case on');
    return place.current;
  }
  async function tell(house: House, type: string, data: object): Promise<void> {
    told += 1;
    const moment = house.clock.now().toISOString();
    const event = { id: `link-${told}`, type, call: CALL, at: moment, data };
    expect(await postEvent(house, event)).toBe(200);
    await house.settle();
  }
  const seconds = (): number => Math.round(open().clip.seconds);

  return {
    async play(story) {
      const { url, speech } = open();
      links.clear();
      counts.clear();
      speech.faults.set({});
      const environment = { GATEWAY_URL: url, WHISPER_BASE_URL: `${speech.url}/v1` };
      const house = await openHouse(at, environment, { speech: true });
      try {
        await story(house);
      } finally {
        await house.close();
      }
    },
    async begin(house) {
      const leg = { leg: 'l1', target: `${A}:office_phone` };
      await tell(house, 'call.started', { direction: 'in', from: VIP, to: '4008320160' });
      await tell(house, 'ivr.input', { digits: '1' });
      await tell(house, 'call.ringing', leg);
      await house.skip(4);
      await tell(house, 'call.connected', leg);
    },
    async end(house) {
      await house.skip(seconds());
      const end = { by: 'caller', cause: 'hangup', talk_seconds: seconds() };
      await tell(house, 'call.ended', end);
    },
    async ready(house, { path, status = () => 200, hash, recording = 'rec-1' }) {
      links.set(path, status);
      const { url, sha256 } = open();
      await tell(house, 'recording.ready', {
        recording,
        kind: 'stereo',
        seconds: seconds(),
        sha256: hash ?? sha256,
        url: `${url}${path}`,
      });
    },
    asked: (path) => counts.get(path) ?? 0,
    mend: (path, status) => void links.set(path, status),
    hang(house) {
      open().speech.faults.set({ hang: true });
      // The house does not wait for slow steps while its own ear hangs.
      house.speech?.faults.set({ hang: true });
    },
  };
}

interface Place {
  readonly clip: Clip;
  readonly sha256: string;
  readonly speech: SpeechStandin;
  readonly url: string;
  close(): Promise<void>;
}

async function openPlace(by: {
  readonly links: ReadonlyMap<string, () => number>;
  readonly counts: Map<string, number>;
}): Promise<Place> {
  const sounds = await mkdtemp(join(tmpdir(), 'callpop-links-'));
  const clip = await (await createClips(sounds)).find('inquiry');
  if (!clip) throw new Error('there is no such clip');
  const bytes = await readFile(clip.file);
  const speech = await startSpeechStandin({ port: 0, utterances: utteranceFolder(sounds) });
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    by.counts.set(path, (by.counts.get(path) ?? 0) + 1);
    const status = by.links.get(path)?.() ?? 404;
    response.writeHead(status, { 'content-type': 'audio/wav' });
    response.end(status === 200 ? bytes : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    clip,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    speech,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await speech.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(sounds, { recursive: true, force: true });
    },
  };
}
