import { describe, expect, it } from '@jest/globals';
import { createInbox } from '../../../../server/adapters/store/inbox.ts';
import { START, after } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const item = (id: string) => ({
  id,
  kind: 'gateway-event' as const,
  body: { type: 'call.ringing', $odd: 'a.b', data: { 'a.b': [1, null] } },
  receivedAt: START,
});

describe('the inbox', () => {
  it('takes each id once, however many put it at the same moment', async () => {
    const inbox = createInbox(place.of());
    const put = await Promise.all(
      Array.from({ length: 10 }, () => inbox.put(item('e1'), after(5))),
    );
    expect(put.filter((one) => one === 'new')).toHaveLength(1);
    expect(put.filter((one) => one === 'known')).toHaveLength(9);
  });

  it('gives back what came in, when its lease is over, and counts', async () => {
    const inbox = createInbox(place.of());
    await inbox.put(item('e1'), after(5));
    expect(await inbox.takeDue({ now: after(4), until: after(9), limit: 10 })).toEqual([]);
    expect(await inbox.takeDue({ now: after(5), until: after(10), limit: 10 })).toEqual([
      { ...item('e1'), attempts: 2 },
    ]);
    expect(await inbox.takeDue({ now: after(6), until: after(11), limit: 10 })).toEqual([]);
  });

  it('done items are never due and stay known', async () => {
    const inbox = createInbox(place.of());
    for (const id of ['e1', 'e2', 'e3']) await inbox.put(item(id), after(5));
    expect((await inbox.waiting(10)).map((one) => one.id).sort()).toEqual(['e1', 'e2', 'e3']);
    await inbox.done(['e1', 'e3', 'unknown'], after(1));
    const due = await inbox.takeDue({ now: after(60), until: after(65), limit: 10 });
    expect(due.map((one) => one.id)).toEqual(['e2']);
    expect((await inbox.waiting(10)).map((one) => one.id)).toEqual(['e2']);
    expect(await inbox.put(item('e1'), after(5))).toBe('known');
  });

  it('what a dead process had taken is due at once', async () => {
    const inbox = createInbox(place.of());
    await inbox.put(item('e1'), after(500));
    await inbox.freeLeases(after(1));
    expect(await inbox.takeDue({ now: after(1), until: after(6), limit: 10 })).toHaveLength(1);
  });

  it('eight takers at once get each item once', async () => {
    const inbox = createInbox(place.of());
    await Promise.all(Array.from({ length: 50 }, (_, n) => inbox.put(item(`e${n}`), after(n % 5))));
    const taken = await Promise.all(
      Array.from({ length: 8 }, () =>
        inbox.takeDue({ now: after(10), until: after(15), limit: 100 }),
      ),
    );
    const ids = taken.flat().map((one) => one.id);
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
  });

  it('tidies what was done a month ago, and nothing else', async () => {
    const inbox = createInbox(place.of());
    for (const id of ['old', 'new', 'open']) await inbox.put(item(id), after(5));
    await inbox.done(['old'], START);
    await inbox.done(['new'], after(2 * 86_400));
    await inbox.tidy(after(31 * 86_400));
    expect(await inbox.put(item('old'), after(5))).toBe('new');
    expect(await inbox.put(item('new'), after(5))).toBe('known');
    expect(await inbox.put(item('open'), after(5))).toBe('known');
  });

  it('ids of two tenants do not meet', async () => {
    const [one, two] = [createInbox(place.of()), createInbox(place.of())];
    expect(await one.put(item('e1'), after(5))).toBe('new');
    expect(await two.put(item('e1'), after(5))).toBe('new');
    expect(await two.waiting(10)).toHaveLength(1);
  });
});
