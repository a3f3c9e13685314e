/** A ticket is shown at the media door: it opens its recording while its person is still with us and may still see it. */
import type { Mixes, People } from '../../ports.ts';
import type { RecordingFile, TicketNeeds } from './issue-ticket.ts';

/** Null for an unknown or ended ticket, and when the right or the audio is gone, or is none that can be mixed. */
export function openTicket(
  need: Pick<TicketNeeds, 'tickets' | 'recordings' | 'maySee'> & {
    readonly people: Pick<People, 'all'>;
    readonly mixes: Mixes;
  },
): (ticket: string) => Promise<RecordingFile | null> {
  return async (ticket) => {
    const found = await need.tickets.find(ticket);
    if (found === null) return null;
    const people = await need.people.all();
    const person = people.find((one) => one.id === found.person && one.active);
    if (person === undefined) return null;
    const call = await need.recordings.findCall(found.recording);
    if (call === null || !(await need.maySee(call, person))) return null;
    const file = await need.recordings.findFile(found.recording);
    return file && need.mixes.of(file.path);
  };
}
