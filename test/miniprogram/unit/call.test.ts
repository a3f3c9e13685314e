/** The call's page out of its answer: order of what is read, what is heard where, what may be put in. */
import { describe, expect, it } from '@jest/globals';
import type { CallPage } from '../../../server/http/contract/answers';
import { viewCall } from '../../../miniprogram/views/call-detail';
import { isWhole, shownParts, valueOf, type Part } from '../../../miniprogram/views/call-edit';
import { emptyCalls, viewCalls } from '../../../miniprogram/views/call-list';
import { viewPassport } from '../../../miniprogram/views/call-passport';
import { lengthOf } from '../../../miniprogram/views/call-talk';
import { call, digest, evidence, fact, list, NOW, passport, person } from './call-sample';

const view = (body: CallPage = call()) => viewCall(body, NOW);

describe('the head', () => {
  it('says who, the number with its certainty, and when', () => {
    expect(view().head).toMatchObject({
      title: '宁波奥克斯空调有限公司',
      level: 'VIP金牌客户',
      number: '138****8888 · 号码一致',
      course: '10:00 · 37秒 · 销售经理A',
      isLive: false,
      urgency: { value: 'high', text: '高' },
    });
  });

  it('names a reason that the level does not say already', () => {
    expect(view().head.reason).toBe('');
    const angry = digest();
    const reasons = [{ text: '客户说「换供应商」', evidence: [] }];
    const insight = angry.insight && {
      ...angry.insight,
      urgency: { value: 'high', text: '高', reasons } as const,
    };
    expect(view(call({ digest: { ...angry, insight } })).head.reason).toBe('客户说「换供应商」');
  });

  it('knows what is under way', () => {
    const phases = ['ringing', 'talking', 'voicemail', 'ended', 'missed'] as const;
    const live = (more: Partial<CallPage>) =>
      phases.map((value) => view(call({ phase: { value, text: value }, ...more })).head.isLive);
    expect(live({ ended: null })).toEqual([true, true, true, true, true]);
    // The phase of a message that was left stays 留言.
    expect(live({})).toEqual([false, false, false, false, false]);
  });
});

describe('live buttons', () => {
  const acts = (...keys: string[]) =>
    keys.map((key) => ({ key, text: key, confirm: null })) as NonNullable<
      CallPage['press']
    >['acts'];
  const press = (...keys: string[]): CallPage['press'] => ({
    state: { value: 'ringing', text: '等待接听' },
    note: null,
    acts: acts(...keys),
  });
  const may = { confirm: true, reject: true, undo: false };

  it.each([
    [null, null],
    [press(), null],
    [press('answer', 'confirm', 'reject', 'hangup'), ['answer', 'hangup']],
    [press('create'), ['create']],
  ])('are those of the card, less what the page asks above: %#', (given, keys) => {
    const body = call({ press: given, who: { ...call().who, may } });
    expect(view(body).press?.acts.map(({ key }) => key) ?? null).toEqual(keys);
  });

  it('keep 就是他 where the page asks nothing above', () => {
    const body = call({
      press: press('confirm'),
      who: { ...call().who, may: { ...may, confirm: false, reject: false } },
    });
    expect(view(body).press?.acts).toHaveLength(1);
  });
});

describe('who it may be', () => {
  const candidate = (index: number) =>
    ({
      ...{ index, title: `可能是：公司${index}`, contact: '张经理', confidence: 0.6, shown: true },
      class: { value: 'tail-8', text: '末八位一致' },
    }) as const;
  const open = (count: number) => {
    const candidates = Array.from({ length: count }, (_, index) => candidate(index));
    const may = { confirm: true, reject: true, undo: false };
    return view(call({ who: { ...call().who, candidates, may } })).who;
  };

  it('is asked of each, and of one without naming it twice', () => {
    expect(open(1)).toMatchObject({ isOne: true, canConfirm: true, candidates: [{ index: 0 }] });
    expect(open(2)).toMatchObject({ isOne: false });
    expect(open(2).candidates[1]?.note).toBe('张经理 · 末八位一致');
  });

  it('is not asked of whoever is known', () => {
    expect(view().who).toMatchObject({ candidates: [], isOne: false, canConfirm: false });
  });
});

describe('facts', () => {
  it('come under one label each, the summary apart', () => {
    const { facts, summary } = view();
    expect(summary).toMatchObject({ label: '', value: '客户询价。', canCorrect: true });
    expect(facts.map(({ label, value }) => [label, value])).toEqual([
      ['意图', '询价'],
      ['需求', '先要十吨'],
      ['', '月底前到货'],
    ]);
  });

  it.each([
    ['30吨', '32吨', '30吨'],
    ['32吨', '32吨', ''],
    [null, '32吨', ''],
  ])('keep the machine’s %s beside a person’s %s', (machine, value, old) => {
    const correction = {
      ...{ id: 'c1', by: person, machine },
      at: { at: '2026-11-24T02:20:00.000Z', text: '' },
    };
    const [row] = view(call({ digest: digest(fact({ value, correction })) })).facts;
    expect(row?.corrected).toEqual({ id: 'c1', who: '销售经理A · 10:20', old });
  });

  it('that were taken away are not corrected but brought back', () => {
    const gone = fact({ removed: true });
    expect(view(call({ digest: digest(gone) })).facts[0]).toMatchObject({
      removed: true,
      canCorrect: false,
    });
  });

  it('are heard in the whole recording, or in the speaker’s own', () => {
    const own = { recording: 'leg', position: 2 };
    const said = [evidence({ start: 12 }), evidence({ n: null, heard: own })];
    const [row] = view(call({ digest: digest(fact({ evidence: said })) })).facts;
    expect(row?.evidence).toMatchObject([
      { n: 3, heard: { recording: 'rec', position: 12.5 } },
      { n: -1, heard: own },
    ]);
    const silent = { ...digest(fact({ evidence: said.slice(0, 1) })), audio: null };
    expect(view(call({ digest: silent })).facts[0]?.evidence[0]?.heard).toBeNull();
  });
});

describe('what is missing', () => {
  it('is a track of its own for each speaker: said beside who wrote it down', () => {
    const one = (value: 'stereo' | 'mixed') => {
      const kind = { value, text: value } as const;
      const recordings = call().recordings.map((each) => ({ ...each, kind }));
      return view(call({ recordings })).talk.by;
    };
    expect(one('mixed')).toBe([one('stereo'), 'mixed'].filter((part) => part !== '').join(' · '));
    expect(one('stereo')).not.toContain('stereo');
  });

  it('says why nothing can be heard, and nothing while the call runs', () => {
    const none = { digest: null, recordings: [] };
    const sound = (value: CallPage['sound']['value']) =>
      view(call({ ...none, sound: { value, text: value } })).sound;
    expect(sound('fetching')).toEqual({ recording: '', length: 0, reason: 'fetching' });
    expect(sound('none').reason).toBe('none');
    expect(sound('running').reason).toBe('');
  });

  it('plays what there is before anything was read out of it', () => {
    const before = call({ digest: null });
    expect(view(before).sound).toEqual({ recording: 'rec', length: 37, reason: '' });
    expect([lengthOf(before, 'rec'), lengthOf(before, 'other')]).toEqual([37, 0]);
    expect(view(before)).toMatchObject({ hasDigest: false, facts: [], summary: { key: '' } });
  });

  it('tells what is still being done', () => {
    const steps = [
      { state: { value: 'done', text: '完成' }, progress: null },
      { state: { value: 'running', text: '进行中' }, progress: '3/5' },
    ].map((one) => ({
      ...{ name: { value: 'transcribe', text: '转写' }, attempts: 1, done: null },
      ...{ problem: null, retry: null, ...one },
    })) as unknown as NonNullable<CallPage['digest']>['steps'];
    expect(view(call({ digest: { ...digest(), steps } })).progress).toBe('转写 · 进行中 · 3/5');
    expect(view().progress).toBe('');
  });
});

describe('putting in another value', () => {
  const part = (name: string, kind: Part['kind'], value: string): Part => ({
    ...{ name, kind, value, label: '', choices: [] },
  });
  const price = [part('amount', 'number', '11800'), part('currency', 'kept', 'CNY')];

  it.each([
    [[part('', 'text', '询价')], {}, '询价'],
    [[part('', 'choice', '询价')], { '': '投诉' }, '投诉'],
    [price, {}, { amount: 11800, currency: 'CNY' }],
    [price, { amount: ' 11.5 ', currency: 'USD' }, { amount: 11.5, currency: 'CNY' }],
    [price, { amount: '一万' }, { amount: '一万', currency: 'CNY' }],
  ])('sends what its door takes: %#', (parts, typed, value) => {
    expect(valueOf(parts, typed)).toEqual(value);
  });

  it('goes on with the draft of before, and sends no empty field', () => {
    expect(shownParts(price, { amount: '12', currency: 'x' }).map(({ value }) => value)).toEqual([
      '12',
      'CNY',
    ]);
    expect(shownParts(price, null)).toEqual(price);
    expect([isWhole(price, {}), isWhole(price, { amount: ' ' })]).toEqual([true, false]);
  });
});

describe('the list', () => {
  it('says of each call what came of it', () => {
    const [row] = viewCalls(list()).rows;
    expect(row).toMatchObject({
      title: '宁波奥克斯空调有限公司',
      foot: '37秒 · 销售经理A · 138****8888',
      isLive: false,
      path: 'pages/call/detail?id=c1',
    });
  });

  it('says nothing twice', () => {
    const rows = list().rows.map((row) => ({ ...row, line: row.phase.text }));
    expect(viewCalls({ ...list(), rows }).rows[0]?.line).toBe('');
    expect(viewCalls(list()).rows[0]?.line).not.toBe('');
  });

  it('says why it is empty', () => {
    const nothing = { ...list(), rows: [] };
    expect(emptyCalls(list(), '')).toBeNull();
    expect(emptyCalls(nothing, '')?.title).toBe('还没有来电');
    expect(emptyCalls(nothing, '张')?.title).toBe('没有符合的来电');
    expect(emptyCalls({ ...nothing, filter: 'missed' }, '')?.title).toBe('没有符合的来电');
  });
});

describe('the passport', () => {
  it('says why me, whom it rang, and which cards were sent', () => {
    expect(viewPassport(passport(), NOW)).toMatchObject({
      note: '138****8888 · 10:00 · 已结束',
      why: '该客户的负责销售',
      course: {
        legs: [{ name: '销售经理A 座机', text: '10:00 · 已接通 · 37秒' }],
        cards: [{ name: '销售经理A 来电卡片', text: '10:00 · 已定稿' }],
      },
    });
  });
});
