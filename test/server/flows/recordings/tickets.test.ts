import { describe, expect, it } from '@jest/globals';
import type { Call } from '../../../../server/domain/calls/types.ts';
import { issueTicket } from '../../../../server/flows/recordings/issue-ticket.ts';
import type { TicketNeeds } from '../../../../server/flows/recordings/issue-ticket.ts';
import { openTicket } from '../../../../server/flows/recordings/open-ticket.ts';
import { makePerson } from '../../http/doors.ts';

const NOW = new Date('2026-11-24T02:00:00.000Z');
const rep = makePerson('sales_manager_a');
const file = { path: '/data/rec-1.wav', size: 9, type: 'audio/wav' };
// Only its id is looked at here: who may see a call is asked of `maySee`.
const call = { id: 'call-1' } as Call;

function house(change: { known?: boolean; may?: boolean; fetched?: boolean } = {}) {
  const did: string[] = [];
  const need: TicketNeeds = {
    recordings: {
      findCall: () => Promise.resolve(change.known === false ? null : call),
      findFile: () => Promise.resolve(change.fetched === false ? null : file),
    },
    maySee: () => Promise.resolve(change.may !== false),
    accessLog: {
      note: ({ person, subject, ...of }) =>
        Promise.resolve(void did.push(`noted ${person} ${subject} ${'call' in of ? of.call : ''}`)),
    },
    tickets: {
      create: ({ person, recording }) => {
        did.push(`ticket ${person} ${recording}`);
        return Promise.resolve({ ticket: 'T', seconds: 7_200 });
      },
      find: (ticket) =>
        Promise.resolve(ticket === 'T' ? { person: rep.id, recording: 'rec-1' } : null),
    },
    clock: { now: () => NOW },
  };
  return { need, did };
}

describe('issuing a ticket', () => {
  it('logs the access before it gives the ticket', async () => {
    const { need, did } = house();
    expect(await issueTicket(need)({ recording: 'rec-1', viewer: rep })).toEqual({
      ok: true,
      url: '/media/T.wav',
      seconds: 7_200,
    });
    expect(did).toEqual(['noted sales_manager_a rec-1 call-1', 'ticket sales_manager_a rec-1']);
  });

  it.each([
    [{ known: false }, 'gone'],
    [{ may: false }, 'forbidden'],
    [{ may: false, fetched: false }, 'forbidden'],
    [{ fetched: false }, 'gone'],
  ])('gives none: %j → %s', async (change, why) => {
    const { need, did } = house(change);
    expect(await issueTicket(need)({ recording: 'rec-1', viewer: rep })).toEqual({
      ok: false,
      why,
    });
    expect(did).toEqual([]);
  });
});

describe('showing a ticket', () => {
  const people = (person = rep) => ({ all: () => Promise.resolve([person]) });
  const mix = { path: '/data/mixes/rec-1.wav', size: 5, type: 'audio/wav' };
  const mixes = (made: typeof mix | null = mix) => ({
    of: (path: string) => Promise.resolve(path === file.path ? made : null),
  });

  it('opens the mix of the recording', async () => {
    const need = { ...house().need, people: people(), mixes: mixes() };
    expect(await openTicket(need)('T')).toEqual(mix);
  });

  it('opens nothing when the file cannot be mixed', async () => {
    const need = { ...house().need, people: people(), mixes: mixes(null) };
    expect(await openTicket(need)('T')).toBeNull();
  });

  it.each([
    ['another ticket', 'X', {}, rep],
    ['a person disabled since', 'T', {}, { ...rep, active: false }],
    ['a right lost since', 'T', { may: false }, rep],
    ['a call gone since', 'T', { known: false }, rep],
    ['audio deleted since', 'T', { fetched: false }, rep],
  ])('opens nothing with %s', async (_name, ticket, change, person) => {
    const need = { ...house(change).need, people: people(person), mixes: mixes() };
    expect(await openTicket(need)(ticket)).toBeNull();
  });
});
