/** Which voices the recordings of a conversation hold, and which of them are to be transcribed. Spec §6.2. */
import type { SoundReading, Speaker, Track, VoiceSpan } from './types.ts';

/** A recording that lies with us and was listened to. */
export interface HeardRecording {
  readonly id: string;
  readonly kind: 'mixed' | 'leg' | 'stereo' | 'voicemail';
  /** leg: the employee, null = the caller's own leg. Else: who talked on our side, null when unknown or several. */
  readonly person: string | null;
  /** Seconds from the beginning of the conversation to the beginning of the file; negative when it began earlier. */
  readonly offset: number;
  readonly reading: SoundReading;
}

interface Plan {
  /** Channel of our side in a two-sided file. */
  readonly agentChannel: 0 | 1;
  /** True: each voice goes alone; false: a two-sided file goes whole, the provider keeps its channels apart. */
  readonly separate: boolean;
}

/**
 * One track for each voice, or for each mix of voices. Legs of both sides are best, then a file with two sides, then a mix;
 * what is not needed is left out, so that nothing is heard twice. Messages of the voicemail are always taken.
 */
export function planTracks(
  input: Plan & { readonly recordings: readonly HeardRecording[] },
): readonly Track[] {
  const { recordings } = input;
  const messages = recordings.filter((one) => one.kind === 'voicemail');
  return [
    ...pickTalk(recordings).flatMap((one) => tracksOf(one, input)),
    ...messages.map((one) => wholeTrack(one, 'customer')),
  ];
}

/** The recordings that together hold the conversation once. */
function pickTalk(recordings: readonly HeardRecording[]): readonly HeardRecording[] {
  const legs = recordings.filter((one) => one.kind === 'leg');
  const hasBothSides = legs.some((leg) => leg.person) && legs.some((leg) => leg.person === null);
  if (hasBothSides) return legs;
  const joint = recordings.filter((one) => one.kind === 'stereo' || one.kind === 'mixed');
  const ladder = [
    joint.filter(isTwoSided),
    joint.filter((one) => one.kind === 'stereo'),
    joint,
    legs,
  ];
  return ladder.find((rung) => rung.length > 0) ?? [];
}

function isTwoSided({ reading }: HeardRecording): boolean {
  return reading.channels === 2 && !reading.twin;
}

function tracksOf(recording: HeardRecording, plan: Plan): readonly Track[] {
  if (recording.kind === 'leg') {
    return [wholeTrack(recording, recording.person === null ? 'customer' : 'agent')];
  }
  if (!isTwoSided(recording))
    return [{ ...wholeTrack(recording, null), channel: twinSide(recording, plan) }];
  if (!plan.separate) return [wholeTrack(recording, null)];
  return [0, 1].map((channel) => sideTrack(recording, channel, plan));
}

/** Of two equal sides one is enough; adding them could cancel them. */
function twinSide({ reading }: HeardRecording, { separate }: Plan): number | null {
  return separate && reading.twin ? 0 : null;
}

function sideTrack(recording: HeardRecording, channel: number, plan: Plan): Track {
  const isAgent = channel === plan.agentChannel;
  return {
    id: `${recording.id}:${channel}`,
    recording: recording.id,
    channel,
    speaker: isAgent ? 'agent' : 'customer',
    person: isAgent ? recording.person : null,
    offset: recording.offset,
    seconds: recording.reading.seconds,
    spans: spansOf(recording.reading, channel),
  };
}

function wholeTrack(recording: HeardRecording, speaker: Speaker | null): Track {
  const { reading } = recording;
  return {
    id: recording.id,
    recording: recording.id,
    channel: null,
    speaker,
    person: speaker === 'customer' ? null : recording.person,
    offset: recording.offset,
    seconds: reading.seconds,
    spans: isTwoSided(recording) ? spansOfBoth(reading) : withoutOther(spansOf(reading, 0)),
  };
}

function spansOf(reading: SoundReading, channel: number): readonly VoiceSpan[] {
  return reading.activity.find((one) => one.channel === channel)?.spans ?? [];
}

/**
 * Voice on either channel of a file that goes whole. They may overlap; in each `db` is the level of channel 0 and
 * `otherDb` that of channel 1, so that it can be told which side was the louder.
 */
function spansOfBoth(reading: SoundReading): readonly VoiceSpan[] {
  const second = spansOf(reading, 1).map((span) => ({
    ...span,
    db: span.otherDb ?? span.db,
    otherDb: span.db,
  }));
  return [...spansOf(reading, 0), ...second].sort((one, other) => one.start - other.start);
}

function withoutOther(spans: readonly VoiceSpan[]): readonly VoiceSpan[] {
  return spans.map((span) => ({ ...span, otherDb: null }));
}
