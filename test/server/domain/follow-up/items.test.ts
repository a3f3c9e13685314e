/** The items of a to-do: which is next, and what stays of a ticked one when the conversation is read anew. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinItems, openItems } from '../../../../server/domain/follow-up/items.ts';
import type { TodoItem } from '../../../../server/domain/follow-up/types.ts';
import { A, FRIDAY, item, ITEMS, THURSDAY } from './stage.ts';

const fresh = (list: Parameters<typeof joinItems>[1]): readonly TodoItem[] => joinItems([], list);
const tick = (items: readonly TodoItem[], id: string, state: TodoItem['state']) =>
  items.map((one) => (one.id === id ? { ...one, state, by: A } : one));

describe('what is to be done next', () => {
  it('is ours and open, the earliest date first, undated last in their order', () => {
    const list = [item('b'), item('c', { due: FRIDAY }), item('a'), item('d', { due: THURSDAY })];
    const theirs = item('e', { owner: 'customer', due: THURSDAY });
    const items = tick(fresh([...list, theirs, item('f', { due: THURSDAY })]), 'f', 'done');
    expect(openItems(items).map((one) => one.id)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('of equal dates is what was said first', () => {
    const items = fresh([item('x', { due: FRIDAY }), item('y', { due: FRIDAY })]);
    expect(openItems(items).map((one) => one.id)).toEqual(['x', 'y']);
  });
});

describe('a new reading', () => {
  const known = tick(tick(fresh(ITEMS), '报价', 'done'), '寄样品', 'dropped');
  const states = (items: readonly TodoItem[]) => items.map(({ id, state }) => `${id} ${state}`);

  it.each<[string, Parameters<typeof joinItems>[1], readonly string[]]>([
    ['of the same', ITEMS, ['报价 done', '寄样品 dropped', '发图纸 open']],
    ['of nothing', [], ['报价 done', '寄样品 dropped']],
    ['of other things', [item('约拜访')], ['约拜访 open', '报价 done', '寄样品 dropped']],
    [
      'in other words',
      [item('n1', { text: '给报价' }), item('n2', { text: '寄样' })],
      ['n1 done', 'n2 dropped'],
    ],
    [
      'of the same words from the other side',
      [item('n1', { text: '报价', owner: 'customer' })],
      ['n1 open', '报价 done', '寄样品 dropped'],
    ],
    [
      'with the same twice',
      [item('n1', { text: '报价' }), item('n2', { text: '报价' })],
      ['n1 done', 'n2 open', '寄样品 dropped'],
    ],
  ])('%s keeps what was ticked', (_name, read, expected) => {
    expect(states(joinItems(known, read))).toEqual(expected);
  });

  it('takes the machine’s new date and text, and forgets what nobody ticked', () => {
    const [first] = joinItems(known, [item('报价', { due: THURSDAY, evidence: [9] })]);
    expect(first).toMatchObject({ due: THURSDAY, evidence: [9], state: 'done', by: A });
    expect(joinItems(fresh(ITEMS), []).length).toBe(0);
  });

  it('never loses or doubles a tick, however often it comes', () => {
    const names = ['报价', '寄样品', '约拜访', '开发票'];
    const lists = fc.array(fc.subarray(names).map((some) => some.map((name) => item(name))));
    fc.assert(
      fc.property(lists, (readings) => {
        const start = tick(fresh(names.map((name) => item(name))), '约拜访', 'done');
        const end = readings.reduce(joinItems, start);
        expect(end.filter((one) => one.state === 'done').map((one) => one.id)).toEqual(['约拜访']);
        expect(new Set(end.map((one) => one.id)).size).toBe(end.length);
      }),
    );
  });
});
