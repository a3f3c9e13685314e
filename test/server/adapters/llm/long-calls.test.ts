import { describe, expect, it } from '@jest/globals';
import { SAID, makeAnswer } from '../../../support/llm-answers.ts';
import type { LlmRequest } from '../../../support/llm-server.ts';
import { failureIn, readingOf, standLlm } from './stage.ts';

/** Reads its own question: each line that names a number is a quantity with the line's own number. */
function readQuantities({ words }: LlmRequest): ReturnType<typeof SAID.valid> {
  const quantities = [...words.matchAll(/^\[(\d+)\] 客户: 要(\d+)吨$/gmu)].map((match) => ({
    text: match[0],
    amount: Number(match[2]),
    unit: '吨',
    evidence: [Number(match[1])],
    confidence: 0.9,
  }));
  return SAID.valid(makeAnswer({ quantities }));
}

const talk = Array.from({ length: 400 }, (_, n) => ({
  speaker: n % 2 === 0 ? ('customer' as const) : ('agent' as const),
  text: n % 2 === 0 ? `要${n + 1}吨` : '好的，我记一下，您接着说，还有别的型号要看看吗',
}));

describe('a call longer than the context', () => {
  it.each([4096, 8192])(
    'is asked in pieces that fit %i tokens, and told as one',
    async (contextTokens) => {
      const { server, read } = await standLlm(
        { profile: 'ollama', contextTokens, otherwise: readQuantities },
        { contextTokens },
      );
      const { quantities } = readingOf(await read({ lines: talk }));
      expect(server.requests().length).toBeGreaterThan(2);
      expect(server.faults()).toEqual([]);
      const wanted = talk.flatMap((_, n) =>
        n % 2 === 0 ? [{ amount: n + 1, evidence: [n] }] : [],
      );
      expect(quantities.map(({ amount, evidence }) => ({ amount, evidence }))).toEqual(wanted);
    },
  );

  it('fits with the second round too', async () => {
    const contextTokens = 6000;
    const long = `{"intent": "已成交", "summary": "${'很长'.repeat(2000)}"}`;
    const { server, read } = await standLlm(
      { profile: 'ollama', contextTokens, otherwise: { content: long } },
      { contextTokens },
    );
    readingOf(await read({ lines: talk, products: Array<string>(300).fill('PCR-ABS') }));
    expect(server.requests().length).toBeGreaterThan(3);
    expect(server.faults()).toEqual([]);
  });

  it('is one question where it fits', async () => {
    const { server, read } = await standLlm({ otherwise: readQuantities });
    expect(readingOf(await read({ lines: talk })).quantities).toHaveLength(200);
    expect(server.requests()).toHaveLength(1);
  });

  it('is no reading when one piece cannot be had', async () => {
    const contextTokens = 8192;
    const { server, read } = await standLlm({ otherwise: readQuantities }, { contextTokens });
    server.script([readQuantities, { status: 503, text: '' }]);
    expect(failureIn(await read({ lines: talk }))).toMatchObject({ kind: 'later' });
    expect(server.requests()).toHaveLength(2);
  });

  it('cannot be asked in a context that holds no more than the question', async () => {
    const { server, read } = await standLlm({}, { contextTokens: 3000 });
    expect(failureIn(await read())).toMatchObject({ kind: 'account' });
    expect(server.requests()).toEqual([]);
  });

  it('with one endless line is cut within it', async () => {
    const contextTokens = 8192;
    const { server, read } = await standLlm(
      {
        contextTokens,
        otherwise: SAID.valid(makeAnswer({ needs: [{ text: '要料', evidence: [0] }] })),
      },
      { contextTokens },
    );
    const lines = [{ speaker: 'customer' as const, text: '我要料'.repeat(3000) }];
    expect(readingOf(await read({ lines })).needs).toMatchObject([{ text: '要料', evidence: [0] }]);
    expect(server.requests().length).toBeGreaterThan(1);
  });
});
