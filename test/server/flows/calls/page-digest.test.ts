import { describe, expect, it } from '@jest/globals';
import type { DigestFacts } from '../../../../server/flows/calls/page-digest.ts';
import { renderCallPage } from '../../../../templates/call-page.ts';
import { A } from '../../domain/routing/make.ts';
import { later } from './make-call.ts';
import { CALL, makeDigest, makeRound, recording } from './make-digest.ts';
import { view } from './read-view.ts';
import { shown, TALKED } from './show-digest.ts';

describe('the steps on the page', () => {
  const failed = {
    digest: makeDigest({
      rounds: [makeRound({ state: 'failed' as const, problem: 'HTTP 500', billedSeconds: 42 })],
    }),
    jobs: [
      {
        ...({ n: 0, round: 1, provider: 'aliyun', track: 't', recording: 'rec-1' } as const),
        ...({ channel: null, cut: null, seconds: 9, priority: 2, submits: [] } as const),
        ...{ id: 'call-1:1:0', digest: 'call-1', createdAt: later(1), dueAt: later(1) },
        ...({ state: 'parked', attempts: 12, allowed: 0, hearing: null } as const),
        problem: 'HTTP 500 of the provider',
      },
    ],
  };
  const transcribe = (change: Partial<DigestFacts>) =>
    shown(change).steps.find(({ name }) => name.value === 'transcribe');

  it('show what is wrong, and what to try again, to an admin alone', () => {
    for (const roles of [['rep'], ['director']] as const) {
      const viewer = { roles };
      expect(transcribe({ ...failed, viewer })).toMatchObject({
        name: { text: '转写' },
        state: { text: '已暂停' },
        attempts: 12,
        progress: '0/1',
        problem: null,
        retry: null,
      });
      expect(shown({ ...failed, viewer }).may.retry).toBe(false);
    }
    const viewer = { roles: ['admin'] as const };
    expect(transcribe({ ...failed, viewer })).toMatchObject({
      problem: 'HTTP 500 of the provider',
      retry: 'job~call-1:1:0',
    });
    expect(shown({ ...failed, viewer })).toMatchObject({
      may: { retry: true, transcribe: true },
      billed: { text: '42秒' },
    });
  });

  it.each<[string, Partial<DigestFacts>, boolean]>([
    ['a rep', { viewer: { roles: ['rep'] } }, false],
    ['a director', { viewer: { roles: ['director'] } }, true],
    [
      'a director while it is heard',
      { digest: makeDigest({ rounds: [makeRound({ state: 'hearing' })] }) },
      false,
    ],
    ['a director with nobody who listens', { listens: false }, false],
    [
      'a director without a recording',
      { digest: makeDigest({ call: { ...CALL, recordings: [recording({ state: 'failed' })] } }) },
      false,
    ],
  ])('another round may be asked for by %s: %#', (_name, change, may) => {
    expect(shown({ viewer: { roles: ['director'] }, ...change }).may.transcribe).toBe(may);
  });

  it('keep the page live for twenty minutes while anything is to come', () => {
    const hearing = { digest: makeDigest({ rounds: [makeRound({ state: 'hearing' })] }) };
    expect(shown(hearing, later(392 + 1199)).page.live).toBe(true);
    expect(shown(hearing, later(392 + 1200)).page.live).toBe(false);
    expect(shown({}, later(392 + 59)).page.live).toBe(true);
    expect(shown({}, later(392 + 60)).page.live).toBe(false);
  });

  it('stamp the page anew when one of them moves, and not when time passes', () => {
    const stamp = (change: Partial<DigestFacts>, now?: Date) => shown(change, now).page.stamp;
    expect(stamp({}, later(601))).toBe(stamp({}));
    expect(stamp(failed)).not.toBe(stamp({}));
    expect(stamp({ digest: makeDigest({ note: { text: 'x', by: A, at: later(1) } }) })).not.toBe(
      stamp({}),
    );
  });
});

describe('a call without a digest', () => {
  it('has none on its page', () => {
    const seen = view(TALKED);
    expect(seen.digest).toBeNull();
    expect(renderCallPage(seen)).not.toMatch(/id="(player|says|steps)"|小结与要点/);
  });
});
