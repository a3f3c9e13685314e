/** What became of a call after its end, as its page shows it. */
import { printPosition } from '../../../templates/digest-view-words.ts';
import { STEP_STATE_WORDS, STEP_WORDS } from '../../../templates/follow-up-words.ts';
import { currentRound } from '../../domain/digest/rounds.ts';
import { stepsOf, type Step } from '../../domain/digest/steps.ts';
import type { SpeechJob } from '../../domain/digest/job.types.ts';
import type { Digest } from '../../domain/digest/types.ts';
import type { DigestView, EvidenceView, StepView } from '../../domain/digest/view.types.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Evidence } from '../../domain/insight/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Transcript } from '../../ports.ts';
import { insightView } from './page-digest-facts.ts';
import {
  audioView,
  heardOf,
  tenths,
  transcriptView,
  type HeardOf,
  type Sound,
} from './page-digest-text.ts';
import { followUpViews, todoView } from './page-digest-todo.ts';
import { lengthView, minuteView, momentOrNull, type NameOf } from './page-values.ts';

export interface DigestFacts {
  readonly digest: Digest;
  readonly todo: Todo | null;
  /** The text in force. */
  readonly transcript: Transcript | null;
  /** The text the facts were read from: the same one, unless a newer was made since. */
  readonly readFrom: Transcript | null;
  /** Pieces of the current round while they are being heard. */
  readonly jobs: readonly SpeechJob[];
  readonly sound: Sound;
  /** True when somebody listens. */
  readonly listens: boolean;
  readonly viewer: Pick<Employee, 'roles'>;
}

export function digestView(call: Call, facts: DigestFacts, nameOf: NameOf): DigestView {
  const { digest, todo, jobs, listens, viewer, sound, transcript } = facts;
  const audio = audioView(digest, sound);
  const heard = heardOf(audio, sound);
  const playable = sound.stored.length > 0;
  const evidence = evidenceOf(facts, heard);
  const insight = insightView(digest, { evidence, nameOf });
  const steps = stepsOf({ call, digest, todo, jobs, listens });
  const admin = viewer.roles.includes('admin');
  const billed = digest.rounds.reduce((sum, round) => sum + round.billedSeconds, 0);
  const { note } = digest;
  return {
    steps: steps.map((step) => stepView(step, admin)),
    transcript: transcriptView(digest, { transcript, listens, playable, heard, nameOf }),
    audio,
    insight,
    followUps: followUpViews(digest, todo, { evidence, nameOf }),
    todo: todoView(todo, nameOf),
    note: note && { text: note.text, by: nameOf(note.by), at: minuteView(note.at) },
    billed: billed > 0 ? lengthView(billed) : null,
    may: {
      correct: insight !== null,
      edit: transcript !== null,
      extract: transcript !== null,
      transcribe: mayTranscribe(facts),
      retry: admin && steps.some((step) => step.parked !== null),
    },
  };
}

/** Problems and ids are for whoever can do something about them. */
function stepView(step: Step, admin: boolean): StepView {
  const { name, state, attempts, at, pieces, problem, parked } = step;
  return {
    name: { value: name, text: STEP_WORDS[name] },
    state: { value: state, text: STEP_STATE_WORDS[state] },
    attempts,
    done: momentOrNull(at),
    progress: pieces && `${pieces.heard}/${pieces.all}`,
    problem: admin ? problem : null,
    retry: admin ? parked : null,
  };
}

/** Listening again costs: a director or admin asks for it, of a recording that is here, one round at a time. */
function mayTranscribe({ digest, listens, viewer }: DigestFacts): boolean {
  const round = currentRound(digest)?.state;
  const busy = round === 'splitting' || round === 'hearing';
  const leads = viewer.roles.includes('director') || viewer.roles.includes('admin');
  const here = digest.call.recordings.some((one) => one.state === 'kept');
  return leads && listens && here && !busy;
}

/** Sentences by their index in the text the facts were read from; one that is not there bears nothing out. */
function evidenceOf(
  { transcript, readFrom }: DigestFacts,
  heard: HeardOf,
): (indexes: Evidence) => readonly EvidenceView[] {
  return (indexes) =>
    indexes.flatMap((n) => {
      const segment = readFrom?.segments[n];
      if (!segment) return [];
      const { start, speaker } = segment;
      const shown = transcript?.segments[n];
      const same = shown?.start === start && shown.speaker === speaker;
      return [
        {
          n: same && shown.text !== '' ? n : null,
          start: tenths(start),
          clock: printPosition(start),
          text: segment.text,
          heard: heard(segment),
        },
      ];
    });
}
