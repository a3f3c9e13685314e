/** The alert call, whole: who is rung, what is heard, and what a key, a silence or a crash does. Spec §5. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { openPlace } from '../../adapters/store/place.ts';
import { tells } from './make-alert.ts';
import { LI, openPhoneStage, ZHANG, type PhoneStage } from './phone-stage.ts';

const place = openPlace();
const INTRO = '400热线有紧急留言，按1收听并接手';
const NEXT = '还有一条紧急留言，按1收听并接手';
const item = (alert: string): string => `已由您接手。09:50，${alert}公司，留言35秒。VIP客户。`;
let stage: PhoneStage;

afterEach(() => stage.close());

const open = async (change?: Parameters<typeof openPhoneStage>[1]): Promise<void> => {
  stage = await openPhoneStage(place.of(), change);
};

describe('an alert call', () => {
  it('is taken by 1, and only then something is heard of the customer', async () => {
    await open();
    expect(await stage.ring('奥克斯')).toBe('done');
    expect(await stage.telephones()).toMatchObject([{ to: '13800000001', phase: 'ringing' }]);
    await stage.act('answer');
    await stage.pass(15);
    expect(await stage.heard()).toEqual([INTRO]);
    await stage.act('key', { key: '1' });
    expect(stage.stateOf('奥克斯')).toBe(`taken ${ZHANG}`);
    expect(await stage.heard()).toEqual([INTRO, '1', item('奥克斯')]);
    await stage.pass(30);
    expect((await stage.heard()).at(-1)).toBe('请尽快联系客户。再见');
    expect([...stage.outcomes.values()]).toEqual(['answered']);
    expect(await stage.calls.latest(ZHANG)).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      dueAt: null,
      keyed: [{ alert: '奥克斯' }],
    });
    expect(await stage.inbox.waiting(10)).toEqual([]);
  });

  it.each<[string, (one: PhoneStage) => Promise<void>, string]>([
    ['nobody answers', (one) => one.pass(30), 'no_answer'],
    ['it is refused', (one) => one.act('hangup'), 'no_answer'],
    [
      'a mailbox answers: no ack',
      async (one) => {
        await one.act('answer');
        await one.pass(60);
        expect(await one.heard()).toEqual([INTRO]);
      },
      'answered',
    ],
    [
      'another key is pressed: no ack',
      async (one) => {
        await one.act('answer');
        await one.act('key', { key: '2' });
        await one.act('hangup');
        expect(await one.heard()).toEqual([INTRO, '2']);
      },
      'answered',
    ],
  ])('leaves the alert open when %s', async (_name, happen, outcome) => {
    await open();
    await stage.ring('a');
    await happen(stage);
    expect(stage.stateOf('a')).toBe('open');
    expect([...stage.outcomes.values()]).toEqual([outcome]);
    expect((await stage.calls.latest(ZHANG))?.state).toBe('ended');
  });

  it('tells a late 1 who was first, or that it is over, and changes nothing', async () => {
    await open();
    for (const alert of ['a', 'b', 'c']) stage.want(alert);
    await stage.ring('a');
    await stage.act('answer');
    stage.take('a', LI);
    stage.settle('b');
    await stage.act('key', { key: '1' });
    await stage.pass(4);
    await stage.act('key', { key: '1' });
    await stage.pass(4);
    await stage.act('key', { key: '1' });
    const heard = [INTRO, '1', '已由销售经理B接手', NEXT, '1', '已了结', NEXT, '1', item('c')];
    expect(await stage.heard()).toEqual(heard);
    expect(['a', 'b', 'c'].map(stage.stateOf)).toEqual([
      `taken ${LI}`,
      'settled',
      `taken ${ZHANG}`,
    ]);
  });

  it('reads three of all that waits, counts the others, and rings once for a storm', async () => {
    await open();
    const storm = Array.from({ length: 30 }, (_, n) => `a${n}`);
    const wishes = storm.slice(0, 10).map((id) => stage.want(id));
    const first = wishes.map(({ alert, notice }) => stage.phone.ring(alert, ZHANG, notice));
    const results = await Promise.all(first);
    expect(results.filter((one) => one === 'retry').length).toBeLessThan(10);
    for (const { alert, notice } of wishes) await stage.phone.ring(alert, ZHANG, notice);
    for (const id of storm.slice(10)) {
      await stage.pass(3);
      expect(await stage.ring(id)).toBe('done');
    }
    const telephones = await stage.telephones();
    expect(telephones).toHaveLength(1);
    expect(telephones[0]?.alerts).toHaveLength(3);
    await stage.pass(30);
    expect(new Set(stage.outcomes.values())).toEqual(new Set(['no_answer']));
    expect(stage.outcomes.size).toBe(30);
  });

  it('says how many were not read', async () => {
    await open();
    for (const alert of ['a', 'b', 'c', 'd']) stage.want(alert);
    await stage.ring('e');
    await stage.act('answer');
    for (const seconds of [20, 20, 20]) {
      await stage.act('key', { key: '1' });
      await stage.pass(seconds);
    }
    expect((await stage.heard()).at(-1)).toBe('另有2条告警，请在小程序待办处理。再见');
  });

  it('rings again for the next step, and each person on their own telephone', async () => {
    await open();
    await stage.ring('a');
    await stage.ring('a', LI);
    await stage.pass(200);
    await stage.ring('a');
    const numbers = (await stage.telephones()).map(({ to }) => to);
    expect(numbers).toEqual(['13800000001', '13800000002', '13800000001']);
  });

  it('rings nobody about what was taken meanwhile', async () => {
    await open();
    const { alert, notice } = stage.want('a');
    stage.take('a', LI);
    expect(await stage.phone.ring(alert, ZHANG, notice)).toBe('done');
    expect(await stage.telephones()).toEqual([]);
    expect(stage.outcomes.get(notice)).toBe('skipped');
  });

  it('is asked for again without ringing again', async () => {
    await open();
    const { alert, notice } = stage.want('a');
    for (let times = 0; times < 3; times += 1) await stage.phone.ring(alert, ZHANG, notice);
    expect((await stage.calls.latest(ZHANG))?.others).toEqual([]);
    await stage.pass(120);
    await stage.phone.ring(alert, ZHANG, notice);
    expect(await stage.telephones()).toHaveLength(1);
    expect(stage.outcomes.get(notice)).toBe('no_answer');
  });

  it('applies what it was told once, late and twice', async () => {
    await open();
    await stage.ring('a');
    const id = (await stage.calls.latest(ZHANG))?.id ?? '';
    const key = tells(id, { type: 'key', digits: '1', alert: null }, 'evt-key');
    await stage.phone.receive(
      'gateway',
      tells(id, { type: 'ended', cause: 'hangup', talkSeconds: 9 }),
    );
    expect(await stage.phone.receive('gateway', key)).toBe('stored');
    expect(await stage.phone.receive('gateway', key)).toBe('known');
    await stage.quiet();
    await stage.phone.handle({ id: 'gateway:evt-key', body: key });
    expect(stage.stateOf('a')).toBe(`taken ${ZHANG}`);
    expect(await stage.calls.latest(ZHANG)).toMatchObject({ outcome: 'answered', reading: 1 });
    expect((await stage.calls.latest(ZHANG))?.keyed).toHaveLength(1);
    await stage.phone.receive('gateway', tells(id.replace(/.$/, 'x'), { type: 'answered' }));
    await stage.quiet();
  });
});
