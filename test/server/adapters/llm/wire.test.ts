import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findObject, readCompletion } from '../../../../server/adapters/llm/answer.ts';
import { understand } from '../../../../server/adapters/llm/understand.ts';
import { requestSchema } from '../../../../server/adapters/llm/wire.ts';
import { makeAnswer } from '../../../support/llm-answers.ts';

type Node = Readonly<Record<string, unknown>>;

/** Every schema within a schema. */
function nodesOf(node: Node): Node[] {
  const fields = Object.values((node['properties'] ?? {}) as Record<string, Node>);
  const items = node['items'] === undefined ? [] : [node['items'] as Node];
  return [node, ...[...fields, ...items].flatMap(nodesOf)];
}

describe('requestSchema', () => {
  const nodes = nodesOf(requestSchema());

  it('is one object of what every server understands', () => {
    const keys = new Set(nodes.flatMap(Object.keys));
    expect([...keys].sort()).toEqual([
      'additionalProperties',
      'enum',
      'items',
      'properties',
      'required',
      'type',
    ]);
    expect(requestSchema()['type']).toBe('object');
  });

  it('wants every field and no other; what may be absent may be null', () => {
    for (const node of nodes.filter(({ type }) => type === 'object')) {
      expect(node['additionalProperties']).toBe(false);
      expect(node['required']).toEqual(Object.keys(node['properties'] as object));
    }
    expect(nodes.filter(({ type }) => Array.isArray(type)).map(({ type }) => type)).toEqual([
      ['string', 'null'],
      ['string', 'null'],
      ['string', 'null'],
    ]);
  });
});

describe('findObject', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['好的：{"a":"}{\\"","b":{"c":[]}} 完', { a: '}{"', b: { c: [] } }],
    ['{如下} {"a":1}', { a: 1 }],
    ['<think>{"a":0}</think>{"a":1}', { a: 1 }],
    ['```JSON\n{"a":1}\n```', { a: 1 }],
    ['{"a":{"b":1}', null],
    ['[1,2]', null],
    ['', null],
  ])('%s', (content, found) => {
    expect(findObject(content)).toEqual(found);
  });

  it('finds any object in any wrapping without braces', () => {
    const words = fc.string().map((text) => text.replace(/[{}"`<]/gu, ''));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), words, words, (object, a, b) => {
        const written = JSON.stringify(object);
        // Marks of a thought and of a fence are taken off wherever they stand.
        fc.pre(!/think>|`|\uFEFF/u.test(written));
        expect(findObject(a + written + b)).toEqual(JSON.parse(written));
      }),
    );
  });
});

describe('whatever comes', () => {
  it('is read or refused, never thrown over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const { ok, content } = readCompletion(body);
        expect(ok ? content.trim() : '').toEqual(ok ? expect.stringMatching(/\S/u) : '');
        findObject(body);
      }),
    );
  });

  it('is understood or named', () => {
    const spoilt = fc
      .dictionary(fc.constantFrom(...Object.keys(makeAnswer())), fc.jsonValue())
      .map((change) => makeAnswer(change));
    fc.assert(
      fc.property(spoilt, (answer) => {
        const { reading, issues } = understand(answer, 3);
        expect(reading !== null || issues.length > 0).toBe(true);
      }),
    );
  });
});
