import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  parseGatewayEvent,
  parseRouteQuestion,
  type RawGatewayFact,
} from '../../../../server/adapters/gateway/parse.ts';

const at = '2026-11-24T10:00:00+08:00';
const head = { id: 'evt_1', call: 'gw-1', seq: 4, at };
const leg = { leg: 'leg-2', target: 'sales_manager_a:office_phone' };
const legWords = { leg: 'leg-2', person: 'sales_manager_a', device: 'office_phone' } as const;
const sha = 'a'.repeat(64);

describe('parseGatewayEvent', () => {
  it.each<[string, unknown, RawGatewayFact]>([
    [
      'call.started',
      { direction: 'in', from: '13800008888', to: '4008320160', trunk: 't1' },
      { type: 'started', from: '13800008888', to: '4008320160' },
    ],
    ['call.started', {}, { type: 'started', from: null, to: null }],
    [
      'call.started',
      { direction: 'out', from: '8001', to: '138' },
      { type: 'other', name: 'call.started' },
    ],
    ['ivr.input', { menu: 'main', digits: '1' }, { type: 'digits', digits: '1' }],
    ['ivr.input', { timed_out: true }, { type: 'other', name: 'ivr.input' }],
    ['ivr.entered', { menu: 'main' }, { type: 'other', name: 'ivr.entered' }],
    ['call.queued', { reason: 'x', position: 3 }, { type: 'other', name: 'call.queued' }],
    ['call.ringing', { ...leg, from: '138', extra: [1] }, { type: 'ringing', ...legWords }],
    [
      'call.no_answer',
      { ...leg, outcome: 'busy', code: 486 },
      { type: 'leg-ended', ...legWords, outcome: 'busy' },
    ],
    ['call.connected', { ...leg, answered_by: 'person' }, { type: 'connected', ...legWords }],
    [
      'call.connected',
      { leg: 'x', target: 'a.b@c:mobile_phone' },
      { type: 'connected', leg: 'x', person: 'a.b@c', device: 'mobile_phone' },
    ],
    [
      'call.transferring',
      { from: 'a', to: 'b', leg: 'leg-3', kind: 'blind' },
      { type: 'transfer', state: 'ringing', from: 'a', to: 'b', leg: 'leg-3' },
    ],
    [
      'call.transferred',
      { from: 'a:office_phone', to: 'b:mobile_phone' },
      { type: 'transfer', state: 'done', from: 'a', to: 'b', leg: null },
    ],
    [
      'call.transfer_failed',
      { from: 'a', to: 'b' },
      { type: 'transfer', state: 'failed', from: 'a', to: 'b', leg: null },
    ],
    ['voicemail.started', { recording: 'r1' }, { type: 'voicemail-started', recording: 'r1' }],
    [
      'voicemail.left',
      { recording: 'r1', seconds: 34.6 },
      { type: 'voicemail-left', recording: 'r1', seconds: 35 },
    ],
    [
      'recording.started',
      { recording: 'r1' },
      {
        type: 'recording',
        recording: {
          id: 'r1',
          kind: 'mixed',
          person: null,
          seconds: null,
          format: null,
          sha256: null,
          url: null,
          state: 'announced',
        },
      },
    ],
    [
      'recording.ready',
      {
        recording: 'r1',
        kind: 'voicemail',
        who: 'a',
        format: 'wav',
        seconds: 35,
        bytes: 9,
        sha256: sha.toUpperCase(),
        url: 'http://127.0.0.1:9/r1.wav',
      },
      {
        type: 'recording',
        recording: {
          id: 'r1',
          kind: 'voicemail',
          person: 'a',
          seconds: 35,
          format: 'wav',
          sha256: sha,
          url: 'http://127.0.0.1:9/r1.wav',
          state: 'ready',
        },
      },
    ],
    [
      'recording.failed',
      { recording: 'r1', kind: 'stereo' },
      {
        type: 'recording',
        recording: {
          id: 'r1',
          kind: 'stereo',
          person: null,
          seconds: null,
          format: null,
          sha256: null,
          url: null,
          state: 'failed',
        },
      },
    ],
    [
      'call.ended',
      { by: 'caller', cause: 'hangup', seconds: 70, talk_seconds: 61.5 },
      { type: 'ended', ended: { by: 'caller', cause: 'hangup', talkSeconds: 62 } },
    ],
    [
      'call.ended',
      undefined,
      { type: 'ended', ended: { by: null, cause: null, talkSeconds: null } },
    ],
    ['call.teleported', { anything: {} }, { type: 'other', name: 'call.teleported' }],
    ['constructor', {}, { type: 'other', name: 'constructor' }],
  ])('reads %s %j', (type, data, fact) => {
    expect(parseGatewayEvent({ ...head, type, data })).toEqual({
      ok: true,
      value: { id: 'evt_1', call: 'gw-1', seq: 4, at: new Date('2026-11-24T02:00:00Z'), fact },
    });
  });

  it('needs neither a sequence nor, for a gateway of its own, a call', () => {
    const read = parseGatewayEvent({
      id: 'e',
      type: 'gateway.online',
      at,
      data: { endpoint: '1' },
    });
    expect(read).toMatchObject({ ok: true, value: { call: null, seq: null } });
  });

  it.each<[string, unknown, string[]]>([
    ['a text', 'hello', ['']],
    ['a list', [], ['']],
    ['nothing', {}, ['id', 'type', 'at']],
    ['a call about nobody', { id: 'e', type: 'call.ended', at }, ['call']],
    ['a call id with a blank', { ...head, type: 'call.ended', call: 'a b' }, ['call']],
    ['a call id too long', { ...head, type: 'call.ended', call: 'a'.repeat(129) }, ['call']],
    ['a time without zone', { ...head, type: 'call.ended', at: '2026-11-24T10:00:00' }, ['at']],
    ['a time in seconds', { ...head, type: 'call.ended', at: 1_795_000_000 }, ['at']],
    ['a sequence in words', { ...head, type: 'call.ended', seq: '4' }, ['seq']],
    [
      'a number as number',
      { ...head, type: 'call.started', data: { from: 13800008888 } },
      ['data.from'],
    ],
    ['no leg and no target', { ...head, type: 'call.ringing' }, ['data.leg', 'data.target']],
    [
      'a target without device',
      { ...head, type: 'call.ringing', data: { ...leg, target: 'a' } },
      ['data.target'],
    ],
    [
      'an unknown device',
      { ...head, type: 'call.ringing', data: { ...leg, target: 'a:fax' } },
      ['data.target'],
    ],
    [
      'an unknown outcome',
      { ...head, type: 'call.no_answer', data: { ...leg, outcome: 'meh' } },
      ['data.outcome'],
    ],
    [
      'a negative length',
      { ...head, type: 'voicemail.left', data: { seconds: -1 } },
      ['data.seconds'],
    ],
    ['data as a list', { ...head, type: 'call.ended', data: [] }, ['data']],
    [
      'a short hash',
      { ...head, type: 'recording.ready', data: { recording: 'r', sha256: 'ab' } },
      ['data.sha256'],
    ],
  ])('lists what is wrong with %s', (_name, json, fields) => {
    const read = parseGatewayEvent(json);
    expect(read.ok ? [] : read.errors.map((error) => error.field)).toEqual(fields);
  });

  it('never throws, whatever JSON comes', () => {
    const types = fc.constantFrom('call.started', 'call.ringing', 'recording.ready', 'call.ended');
    const json = fc.oneof(
      fc.jsonValue(),
      fc.record({
        id: fc.string(),
        type: types,
        call: fc.string(),
        at: fc.constant(at),
        data: fc.jsonValue(),
      }),
    );
    fc.assert(fc.property(json, (value) => typeof parseGatewayEvent(value).ok === 'boolean'));
  });
});

describe('parseRouteQuestion', () => {
  const question = { call: 'gw-1', from: '13800008888', to: '4008320160', digits: '1', at };

  it.each([
    ['as asked', question, question],
    ['without key', { ...question, digits: undefined }, { ...question, digits: null }],
    ['with no key pressed', { ...question, digits: '' }, { ...question, digits: null }],
    [
      'withheld',
      { call: 'gw-1', from: null, at },
      { call: 'gw-1', from: null, to: null, digits: null },
    ],
  ])('reads a question %s', (_name, json, expected) => {
    const value = { ...expected, at: new Date(at) };
    expect(parseRouteQuestion(json)).toEqual({ ok: true, value });
  });

  it.each([
    ['call', { ...question, call: '' }],
    ['from', { ...question, from: 138 }],
    ['digits', { ...question, digits: 'one' }],
    ['at', { ...question, at: 'soon' }],
  ])('refuses a wrong %s', (field, json) => {
    const read = parseRouteQuestion(json);
    expect(read.ok ? [] : read.errors.map((error) => error.field)).toEqual([field]);
  });
});
