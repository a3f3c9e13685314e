/** A worker before the speech queue that dies at a seam as a killed process does: in the middle, without a word. */
import { hearOne } from '../../server/flows/digest/hear-one.ts';
import { hearWaiting } from '../../server/flows/digest/hear.ts';
import type { SeamPoint } from '../../server/flows/seam.ts';
import { createLog } from '../../server/log.ts';
import { createSoundFiles } from '../../server/adapters/store/sound.ts';
import type { DigestEvent } from '../../server/domain/digest/types.ts';
import type { QueuedSpeech, SpeechJobs, SpeechLinks } from '../../server/ports.ts';

/** What a worker finds when it is started, and leaves behind when it dies. */
export interface Surroundings {
  readonly jobs: SpeechJobs;
  readonly speech: QueuedSpeech;
  readonly links: SpeechLinks;
  /** The one recording that everything is about. */
  readonly file: string;
  readonly dailySeconds: number | null;
  readonly clock: { now(): Date; wall(): Date };
  readonly newId: () => string;
  /** Events the digests were told, as the store would have saved them. */
  readonly told: Map<string, DigestEvent>;
  /** Why jobs were given up, by job. */
  readonly parked: Map<string, string>;
}

/** Where it dies: the nth time it passes the seam. */
export interface Doom {
  readonly seam: SeamPoint;
  readonly nth: number;
}

export interface MortalWorker {
  /** One look at the queue, and all that follows from it. */
  pass(): Promise<void>;
  isDead(): boolean;
}

class KilledError extends Error {}

/** Null dooms nobody. */
export function startWorker(around: Surroundings, doom: Doom | null): MortalWorker {
  const running = new Set<Promise<void>>();
  let dead = false;
  let left = doom?.nth ?? 0;

  /** The dead neither write nor send. */
  function live(): void {
    if (dead) throw new KilledError();
  }
  function seam(point: SeamPoint): void {
    live();
    if (point !== doom?.seam) return;
    left -= 1;
    dead = left === 0;
    live();
  }
  const jobs = mortal(around.jobs, live);
  const { speech, file, clock } = around;
  const providers = new Map([[speech.name, speech]]);
  const hearing = hearWaiting({
    jobs,
    providers,
    hearOne: hearOne({
      providers,
      records: {
        findRecording: (id) =>
          Promise.resolve({
            id,
            call: id,
            kind: 'stereo',
            file,
            type: 'audio/wav',
            size: 1,
            sha256: '',
            seconds: 8,
          }),
      },
      sound: createSoundFiles(),
      vocabularyOf: () => Promise.resolve(null),
      links: around.links,
      jobs,
      dailySeconds: around.dailySeconds,
      newId: around.newId,
      clock,
      seam,
    }),
    apply: (_digest, event) => {
      live();
      around.told.set(event.id, event);
      return Promise.resolve(null);
    },
    slots: { direct: 1, queued: 4 },
    start(promise) {
      const tracked = promise
        .catch((error: unknown) => {
          if (!(error instanceof KilledError)) throw error;
        })
        .finally(() => running.delete(tracked));
      running.add(tracked);
    },
    parked: (job, problem) => {
      live();
      around.parked.set(job.id, problem);
      return Promise.resolve();
    },
    clock,
    newLease: around.newId,
    // What the dying say is of no interest.
    log: createLog({ level: 'silent' }),
    seam,
  });
  return {
    async pass() {
      await hearing.pass();
      while (running.size > 0) await Promise.all(running);
    },
    isDead: () => dead,
  };
}

function mortal(jobs: SpeechJobs, live: () => void): SpeechJobs {
  return new Proxy(jobs, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]): Promise<unknown> => {
        live();
        return (await Reflect.apply(method, target, args)) as unknown;
      };
    },
  });
}
