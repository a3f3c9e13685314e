import { describe, expect, it } from '@jest/globals';
import { SAID, makeAnswer } from '../../../support/llm-answers.ts';
import { failureIn, readingOf, standLlm } from './stage.ts';

const five = { text: '要五吨', amount: 5, unit: '吨', evidence: [0], confidence: 0.9 };

describe('a request', () => {
  it('is one question with a schema, no tools, an explicit temperature and limit', async () => {
    const { server, read, llm } = await standLlm(
      { apiKey: 'sk-test-secret', otherwise: SAID.valid(makeAnswer({ quantities: [five] })) },
      { extraBody: { enable_thinking: false } },
    );
    expect(readingOf(await read()).quantities).toEqual([five]);
    expect(server.faults()).toEqual([]);
    expect(server.requests()).toHaveLength(1);
    const { body, words } = server.requests()[0] ?? { body: null, words: '' };
    expect(body).toMatchObject({ model: 'standin-1', enable_thinking: false, max_tokens: 4096 });
    expect(body?.response_format?.type).toBe('json_schema');
    expect(words).toContain('[2] 客户: 行，周五前你把报价单发我。');
    expect(words).toContain('2026-11-24 10:00 星期二');
    expect(words).not.toContain('sk-test-secret');
    expect(llm).toMatchObject({ model: 'standin-1', promptVersion: 'insight-1' });
  });

  it('leaves out a field that is set to null, and needs no key', async () => {
    const otherwise = SAID.valid(makeAnswer());
    const extraBody = { max_tokens: null, max_completion_tokens: 900 };
    const { server, read } = await standLlm({ otherwise }, { apiKey: null, extraBody });
    readingOf(await read());
    expect(server.requests()[0]?.body).not.toHaveProperty('max_tokens');
    expect(server.requests()[0]?.body).toHaveProperty('max_completion_tokens', 900);
  });

  it('is not made where nobody spoke', async () => {
    const { server, read } = await standLlm();
    expect(readingOf(await read({ lines: [] }))).toMatchObject({ intent: '其他', needs: [] });
    expect(server.requests()).toEqual([]);
  });
});

describe('an answer that can be read at once', () => {
  it.each(['valid', 'fenced', 'thought', 'halfThought', 'marked', 'queued', 'slow'] as const)(
    '%s',
    async (manner) => {
      const { server, read } = await standLlm();
      server.script([SAID[manner](makeAnswer({ quantities: [five], extra: { deal: true } }))]);
      const reading = readingOf(await read());
      expect(reading.quantities).toEqual([five]);
      expect(reading).not.toHaveProperty('extra');
      expect(server.requests()).toHaveLength(1);
    },
  );

  it('in other spellings', async () => {
    const { server, read } = await standLlm();
    const price = { text: '', amount: '11,850', currency: '元', per: ' 吨 ', evidence: '1' };
    const followUp = {
      text: '发报价单',
      owner: '销售',
      when: '',
      evidence: ['[2]'],
      confidence: 90,
    };
    const nextContact = { text: '再联系', when: null, evidence: [2], confidence: 0.5 };
    const change = { prices: [price], followUps: [followUp], nextContact, sentiment: '正面' };
    server.script([SAID.valid(makeAnswer(change))]);
    const reading = readingOf(await read());
    expect(reading.prices).toEqual([
      {
        text: '',
        amount: 11850,
        currency: 'CNY',
        per: '吨',
        evidence: [1],
        confidence: 0.6,
        competitor: false,
      },
    ]);
    expect(reading.followUps).toEqual([
      { text: '发报价单', owner: 'agent', when: null, evidence: [2], confidence: 0.9 },
    ]);
    expect(reading.sentiment).toBe('positive');
    expect(reading.nextContact).toEqual(nextContact);
    expect(server.requests()).toHaveLength(1);
  });
});

describe('an answer that needs a second round', () => {
  const whole = makeAnswer({ quantities: [five] });
  const { summary: _summary, ...unsummed } = whole;
  const { prices: _prices, ...unpriced } = whole;

  it.each([
    ['prose', SAID.prose(), 'no complete JSON object'],
    ['cut off, unsaid', SAID.cutOffUnsaid(whole), 'no complete JSON object'],
    ['cut off', SAID.cutOff(whole), 'cut off'],
    ['blank', SAID.blank(), 'blank'],
    ['null', SAID.nothing(), 'blank'],
    ['wrong enum', SAID.valid({ ...whole, intent: '已成交' }), 'intent: '],
    ['missing key', SAID.valid(unsummed), 'summary: '],
    ['missing list', SAID.valid(unpriced), 'prices: '],
    [
      'a word for an amount',
      SAID.valid({ ...whole, quantities: [{ ...five, amount: '五' }] }),
      'quantities.0.amount: ',
    ],
    [
      'a foreign line',
      SAID.valid({ ...whole, needs: [{ text: '要料', evidence: [9] }] }),
      'needs.0.evidence: there is no line 9',
    ],
  ] as const)('%s', async (_name, first, issue) => {
    const { server, read } = await standLlm();
    server.script([first, SAID.valid(whole)]);
    expect(readingOf(await read()).quantities).toEqual([five]);
    const [one, two, ...more] = server.requests();
    expect(more).toEqual([]);
    expect(two?.body.messages.slice(0, 2)).toEqual(one?.body.messages);
    expect(two?.body.messages.at(-1)?.content).toContain(issue);
    const before = 'content' in first ? (first.content ?? '').trim() : '';
    const repeated = two?.body.messages.filter(({ role }) => role === 'assistant') ?? [];
    expect(repeated.map(({ content }) => content.trim())).toEqual(before === '' ? [] : [before]);
    expect(server.faults()).toEqual([]);
  });

  it('keeps what is good when the second is no better, an unknown word becoming none', async () => {
    const { server, read } = await standLlm();
    const bad = { ...five, amount: -1 };
    const spoilt = SAID.valid({ ...whole, intent: '已成交', quantities: [five, bad] });
    server.script([spoilt, spoilt]);
    const reading = readingOf(await read());
    expect(reading).toMatchObject({ intent: '其他', intentEvidence: [], quantities: [five] });
    expect(server.requests()).toHaveLength(2);
  });

  it('falls back on the first when the second is none', async () => {
    const { server, read } = await standLlm();
    server.script([SAID.valid({ ...whole, sentiment: '高兴' }), SAID.prose()]);
    expect(readingOf(await read())).toMatchObject({ sentiment: 'neutral', quantities: [five] });
  });

  it('is given up after it', async () => {
    const { server, read } = await standLlm();
    server.script([SAID.prose(), SAID.valid({ answer: 42 })]);
    const { kind, reason } = failureIn(await read());
    expect(kind).toBe('unusable');
    expect(reason).toContain('products: ');
    expect(server.requests()).toHaveLength(2);
  });
});

describe('an answer that is none', () => {
  it.each([
    ['content filter', SAID.withheld(), 'content_filter'],
    ['refusal', SAID.refused(), 'refused'],
    ['no choices', { status: 200, text: '{"choices":[]}' }, 'no choices'],
    ['no body of the kind', { status: 200, text: '{"error":null}' }, 'no choices'],
    ['a page', { status: 200, text: '<html>login</html>' }, 'no choices'],
    ['half a body', { status: 200, text: '{"choices":[{"mess' }, 'no choices'],
  ] as const)('%s', async (_name, first, reason) => {
    const { server, read } = await standLlm();
    server.script([first, SAID.valid(makeAnswer())]);
    const failure = failureIn(await read());
    expect(failure).toMatchObject({ kind: 'unusable', after: null });
    expect(failure.reason).toContain(reason);
    expect(server.requests()).toHaveLength(1);
  });
});
