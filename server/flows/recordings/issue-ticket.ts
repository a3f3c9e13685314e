/** Permission to hear one recording: asked for, checked, logged as the access, given for two hours. Pages §3. */
import type { Call } from '../../domain/calls/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { AccessLog, Clock, Tickets } from '../../ports.ts';

export type TicketAnswer =
  | { readonly ok: true; readonly url: string; readonly seconds: number }
  | { readonly ok: false; readonly why: 'forbidden' | 'gone' };

/** Audio that lies on our disk. */
export interface RecordingFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Media type such as `audio/wav`. */
  readonly type: string;
}

export interface Recordings {
  /** Null when nothing was ever heard of it. */
  findCall(recording: string): Promise<Call | null>;
  /** Null when the audio is not there: not fetched yet, or deleted by rule. */
  findFile(recording: string): Promise<RecordingFile | null>;
}

export interface TicketNeeds {
  readonly recordings: Recordings;
  readonly tickets: Tickets;
  readonly accessLog: AccessLog;
  readonly clock: Pick<Clock, 'now'>;
  /** Whether this person may see this call and all that hangs on it. */
  readonly maySee: (call: Call, viewer: Employee) => Promise<boolean>;
}

export function issueTicket(
  need: TicketNeeds,
): (wish: { recording: string; viewer: Employee }) => Promise<TicketAnswer> {
  return async ({ recording, viewer }) => {
    const call = await need.recordings.findCall(recording);
    if (call === null) return { ok: false, why: 'gone' };
    if (!(await need.maySee(call, viewer))) return { ok: false, why: 'forbidden' };
    if ((await need.recordings.findFile(recording)) === null) return { ok: false, why: 'gone' };
    await need.accessLog.note({
      person: viewer.id,
      what: 'recording',
      subject: recording,
      call: call.id,
      at: need.clock.now(),
    });
    const { ticket, seconds } = await need.tickets.create({ person: viewer.id, recording });
    return { ok: true, url: `/media/${ticket}.wav`, seconds };
  };
}
