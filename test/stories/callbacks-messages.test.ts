/** Call-backs of messages on which nobody said a word. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { A, DUTY, STRANGER } from './acts.ts';
import { hearing, leave } from './after.ts';
import { NIGHT } from './alerting.ts';
import { at, callbackOf, getThrough, look, MORNING, REACHED, todosOf, told } from './over-time.ts';

describe('a message', () => {
  it('without a word: a call-back instead of a follow-up, due as the message is', () =>
    hearing(MORNING, async (house) => {
      const call = await leave(house, 'message-silent', STRANGER);
      expect(await todosOf(house, call)).toEqual(['callback open']);
      const { due: by, createdAt } = await callbackOf(house, call);
      expect(by.getTime() - createdAt.getTime()).toBe(2 * 3_600_000);
      const [line] = (await told(house))[A] ?? [];
      expect(line).toMatch(/未听到说话 · 回电待办：请您在 12:0\d 前回电$/);
      expect((await told(house))[A]).toHaveLength(1);
      await getThrough(house);
      expect(await todosOf(house, call)).toEqual(['callback done']);
      expect((await told(house))[A]).toEqual([`未接来电 · 您${REACHED}`]);
    }));

  it('at night: by ten in the morning', () =>
    hearing(NIGHT, async (house) => {
      const call = await leave(house, 'message-silent', STRANGER);
      expect(await callbackOf(house, call)).toMatchObject({
        ...{ assignee: DUTY, due: at('2026-11-24 10:00') },
      });
    }));

  it('with words has a follow-up and no call-back', () =>
    hearing(MORNING, async (house) => {
      const call = await leave(house, 'message-inquiry', STRANGER);
      expect(await todosOf(house, call)).toEqual(['follow-up open']);
      await look(house);
      expect(JSON.stringify(await told(house))).not.toContain('回电待办');
    }));

  it('whose words are heard later: the follow-up takes the place of the call-back', () =>
    hearing(MORNING, async (house) => {
      const call = await leave(house, 'message-silent', STRANGER);
      expect(await todosOf(house, call)).toEqual(['callback open']);
      const digest = await house.running().adapters.store.digests.load(call);
      const read = digest?.insights.at(-1);
      if (!read) throw new Error('nothing was read');
      const { transcript, model, prompt, dropped } = read;
      await house.running().flows.after.applyDigest(call, {
        ...{ type: 'extracted', id: 'again', at: house.clock.now(), askedBy: null },
        ...{ transcript, model, prompt, dropped },
        insight: { ...read.insight, remark: null, summary: '请回电报价' },
      });
      await house.settle();
      expect(await todosOf(house, call)).toEqual(['follow-up open', 'callback dropped']);
      expect(JSON.stringify(await told(house))).not.toContain('回电待办');
    }));
});
