import { describe, expect, it } from '@jest/globals';
import { CARD_ACTIONS } from '../../server/domain/calls/types.ts';
import { ALERT_ACTIONS } from '../../server/domain/alerts/types.ts';
import { FOLLOW_UP_ACTIONS } from '../../server/domain/follow-up/face.types.ts';
import { DUTY_ACTIONS, pressKeyOf, readPressKey, readTaskId, taskIdOf } from '../../cards/press.ts';

const PUSH = '0190163d-8694-739b-aea5-966c26f8ad90';

describe('button keys', () => {
  const all = [...CARD_ACTIONS, ...FOLLOW_UP_ACTIONS, ...ALERT_ACTIONS, ...DUTY_ACTIONS];

  it('are told apart by their word alone', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(all)('%s goes to a key and back', (action) => {
    const press = { pushId: PUSH, rev: 17, action };
    expect(pressKeyOf(press)).toBe(`${PUSH}.17.${action}`);
    expect(readPressKey(pressKeyOf(press))).toEqual(press);
  });

  it.each([
    ['empty', ''],
    ['no push', '3.answer'],
    ['push that is no uuid', 'call-1.3.answer'],
    ['upper case uuid', `${PUSH.toUpperCase()}.3.answer`],
    ['unknown action', `${PUSH}.3.refund`],
    ['action of a prototype', `${PUSH}.3.constructor`],
    ['no revision', `${PUSH}..answer`],
    ['negative revision', `${PUSH}.-1.answer`],
    ['fraction', `${PUSH}.1.5.answer`],
    ['leading zero', `${PUSH}.03.answer`],
    ['a revision no call reaches', `${PUSH}.9999999999.answer`],
    ['something behind', `${PUSH}.3.answer.more`],
    ['a blank', `${PUSH}.3.answer `],
    ['a line break', `${PUSH}.3.answer\n`],
    ['action in capitals', `${PUSH}.3.Answer`],
  ])('refuses a key with %s', (_why, key) => {
    expect(readPressKey(key)).toBeNull();
  });
});

describe('task ids', () => {
  it.each([
    [0, PUSH],
    [1, `${PUSH}-1`],
    [12, `${PUSH}-12`],
  ])('card %i', (n, taskId) => {
    expect(taskIdOf(PUSH, n)).toBe(taskId);
    expect(readTaskId(taskId)).toEqual({ pushId: PUSH, n });
    expect(taskId).toMatch(/^[0-9A-Za-z_@-]{1,128}$/);
  });

  it.each(['', 'call_C123', `${PUSH}-0`, `${PUSH}-01`, `${PUSH}-x`, `${PUSH}-`, ` ${PUSH}`])(
    'refuses %p',
    (taskId) => {
      expect(readTaskId(taskId)).toBeNull();
    },
  );
});
