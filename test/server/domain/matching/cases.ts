/** Written-out matching cases: name, calling number, book, candidates as `class confidence who`, best first. */
import { customer } from './house.ts';
import type { House } from './house.ts';

type Book = House['book'];
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
/** 就是他 for `customer` or `customer/contact` on a day of November 2026. */
export const confirmed = (name: string, day = 1) => {
  const [id = '', person] = name.split('/');
  const contact = person === undefined ? null : name;
  return { kind: 'confirmed', customer: id, contact, by: 'sales_manager_a', at: at(day) } as const;
};
/** 都不是 for the same, or for a WeChat friend `~name`. */
export const rejected = (name: string, day = 1) => {
  const friend = name.startsWith('~') ? `wx-${name.slice(1)}` : null;
  const [id = '', person] = name.split('/');
  return {
    kind: 'rejected',
    customer: friend === null ? id : null,
    contact: person === undefined ? null : name,
    externalContact: friend,
    by: 'sales_manager_a',
    at: at(day),
  } as const;
};

export const LINE = '13800008888';
/** Two companies with the same number. */
export const BOTH = { A: LINE, B: LINE };

/** Every class of the table, one owner or the few that compete. */
export const CLASSES: readonly (readonly [string, string, Book, string])[] = [
  // exact
  ['mobile', '13800008888', { 'A/张': '138-0000-8888' }, 'exact 1 A/张'],
  ['mobile with +86', '+8613800008888', { 'A/张': '13800008888' }, 'exact 1 A/张'],
  ['mobile by access code', '1795113800008888', { 'A/张': '13800008888' }, 'exact 1 A/张'],
  ['mobile with trunk 0', '013800008888', { 'A/张': '13800008888' }, 'exact 1 A/张'],
  ['landline', '057487654321', { 'A/张': '(0574) 8765-4321' }, 'exact 1 A/张'],
  ['landline without trunk 0', '57487654321', { 'A/张': '0574-87654321' }, 'exact 1 A/张'],
  ['landline by sip', 'sip:057487654321@h', { 'A/张': '0574-87654321' }, 'exact 1 A/张'],
  ['company phone', '057487654321', { A: '0574-87654321' }, 'exact 1 A'],
  ['BOTH local', '87654321', { A: '87654321' }, 'exact 1 A'],
  [
    'BOTH with the same extension',
    '0574-87654321-8012',
    { 'A/张': '057487654321转8012' },
    'exact 1 A/张',
  ],
  [
    'second number of a field',
    '13900009999',
    { 'A/张': '13800008888/13900009999' },
    'exact 1 A/张',
  ],
  ['second field', '13900009999', { 'A/张': ['0574-87654321', '13900009999'] }, 'exact 1 A/张'],
  ['a customer with a 400 number', '4006001234', { A: '400-600-1234' }, 'exact 1 A'],
  ['Hong Kong', '0085223456789', { A: '+852 2345 6789' }, 'exact 1 A'],
  ['United States', '+12125551234', { A: '001-212-555-1234' }, 'exact 1 A'],
  ['unreadable digits', '12345678901', { A: '123-4567-8901' }, 'exact 1 A'],
  ['short code of a bank', '95588', { A: '95588' }, 'exact 1 A'],
  // main-line
  [
    'extension in the book only',
    '057487654321',
    { 'A/张': '0574-87654321-8012' },
    'main-line 0.95 A/张',
  ],
  [
    'extension at the caller only',
    '0574-87654321-8012',
    { 'A/张': '0574-87654321' },
    'main-line 0.95 A/张',
  ],
  [
    'company main LINE, caller with extension',
    '057487654321转1',
    { A: '057487654321' },
    'main-line 0.95 A',
  ],
  ['400 with extension', '4006001234', { A: '4006001234转1' }, 'main-line 0.95 A'],
  ['local main line', '87654321', { 'A/张': '87654321转8012' }, 'main-line 0.95 A/张'],
  // suffix
  ['caller local, own area', '87654321', { A: '0574-87654321' }, 'suffix 0.9 A'],
  ['caller local, other area', '87654321', { A: '021-87654321' }, 'suffix 0.85 A'],
  ['book local, own area', '057487654321', { A: '8765 4321' }, 'suffix 0.9 A'],
  ['book local, other area', '02187654321', { A: '87654321' }, 'suffix 0.85 A'],
  ['seven digits, caller local', '8765432', { A: '0515-8765432' }, 'suffix 0.85 A'],
  ['seven digits, book local', '05158765432', { A: '8765432' }, 'suffix 0.85 A'],
  ['extension on one side', '87654321', { A: '0574-87654321-8012' }, 'suffix 0.9 A'],
  ['86 before a local number', '8687654321', { A: '0574-87654321' }, 'suffix 0.9 A'],
  ['seven digits are no suffix of eight', '7654321', { A: '0574-87654321' }, 'none 0'],
  ['six digits are no suffix', '654321', { A: '0574-87654321' }, 'none 0'],
  // tail-8
  ['other mobile prefix', '13900008888', { A: '13800008888' }, 'tail-8 0.6 A'],
  ['other area code', '02187654321', { A: '0574-87654321' }, 'tail-8 0.6 A'],
  ['mobile and landline', '13887654321', { A: '0574-87654321' }, 'tail-8 0.6 A'],
  ['mobile and local', '13887654321', { A: '87654321' }, 'tail-8 0.6 A'],
  ['Hong Kong without its code', '23456789', { A: '+852 2345 6789' }, 'tail-8 0.6 A'],
  ['another extension', '057487654321转8001', { 'A/张': '057487654321转8012' }, 'tail-8 0.6 A/张'],
  ['seven digits agree only', '13901234567', { A: '13811234567' }, 'none 0'],
  // remark
  ['WeChat remark', '13800008888', { '~李四': '138 0000 8888' }, 'remark 0.75 ~李四'],
  ['remark of a main line', '057487654321', { '~李四': '057487654321转1' }, 'remark 0.75 ~李四'],
  ['remark with other digits', '13900008888', { '~李四': '13800008888' }, 'none 0'],
  [
    'remark and book',
    '13800008888',
    { '~李四': '13800008888', 'A/张': '13800008888' },
    'exact 1 A/张',
  ],
  [
    'remark before tail-8',
    '13800008888',
    { '~李四': '13800008888', A: '13900008888' },
    'remark 0.75 ~李四',
  ],
  // nothing better
  ['tail-8 beside exact', '13800008888', { A: '13800008888', B: '13900008888' }, 'exact 1 A'],
  ['tail-8 beside suffix', '87654321', { A: '021-87654321', B: '13887654321' }, 'suffix 0.85 A'],
  // none and withheld
  ['nobody', '13800008888', { A: '13911112222' }, 'none 0'],
  ['empty book', '13800008888', {}, 'none 0'],
  ['a name as caller id', '张三', { A: '13800008888' }, 'none 0'],
  ['too short to identify', '8888', { A: '8888' }, 'none 0'],
  ['withheld', 'anonymous', { A: 'anonymous' }, 'withheld -'],
  ['empty caller id', '', { A: '' }, 'withheld -'],
  ['zero', '0', { A: '0' }, 'withheld -'],
];

/** Several candidates. */
export const RANKED: readonly (readonly [string, string, House, string])[] = [
  [
    'by class',
    '057487654321',
    { book: { A: '87654321', B: '0574-87654321' } },
    'exact 1 B, suffix 0.9 A',
  ],
  [
    'main-line before suffix',
    '057487654321',
    { book: { A: '87654321', B: '057487654321-1' } },
    'main-line 0.95 B, suffix 0.9 A',
  ],
  [
    'own area before others',
    '87654321',
    { book: { A: '021-87654321', B: '0574-87654321' } },
    'suffix 0.9 B, suffix 0.85 A',
  ],
  ['open to-do', LINE, { book: BOTH, openTodos: ['B'] }, 'exact 1 B, exact 1 A'],
  [
    'class beats open to-do',
    '057487654321',
    { book: { A: '87654321', B: '057487654321' }, openTodos: ['A'] },
    'exact 1 B, suffix 0.9 A',
  ],
  [
    'last contact',
    LINE,
    {
      book: BOTH,
      customers: [
        customer('A', { lastContactOn: '2026-01-01' }),
        customer('B', { lastContactOn: '2026-05-01' }),
      ],
    },
    'exact 1 B, exact 1 A',
  ],
  [
    'a contact at all',
    LINE,
    { book: BOTH, customers: [customer('B', { lastContactOn: '2020-05-01' })] },
    'exact 1 B, exact 1 A',
  ],
  [
    'open to-do beats last contact',
    LINE,
    { book: BOTH, openTodos: ['B'], customers: [customer('A', { lastContactOn: '2026-01-01' })] },
    'exact 1 B, exact 1 A',
  ],
  [
    'level',
    LINE,
    { book: BOTH, customers: [customer('A'), customer('B', { level: 'vip' })] },
    'exact 1 B, exact 1 A',
  ],
  [
    'normal before potential',
    LINE,
    { book: BOTH, customers: [customer('A', { level: 'potential' })] },
    'exact 1 B, exact 1 A',
  ],
  [
    'last contact beats level',
    LINE,
    {
      book: BOTH,
      customers: [customer('A', { level: 'vip' }), customer('B', { lastContactOn: '2026-01-01' })],
    },
    'exact 1 B, exact 1 A',
  ],
  [
    'assigned sales on duty',
    LINE,
    {
      book: BOTH,
      onDuty: ['s'],
      customers: [customer('A', { assignedSales: 'x' }), customer('B', { assignedSales: 's' })],
    },
    'exact 1 B, exact 1 A',
  ],
  [
    'level beats sales on duty',
    LINE,
    {
      book: BOTH,
      onDuty: ['s'],
      customers: [customer('A', { assignedSales: 's' }), customer('B', { level: 'vip' })],
    },
    'exact 1 B, exact 1 A',
  ],
  [
    'earlier confirmation on the line',
    '057487654321',
    {
      book: { A: '057487654321', B: '057487654321' },
      marks: [['057487654321转5', confirmed('B')]],
    },
    'exact 1 B, exact 1 A',
  ],
  ['equal: by id', LINE, { book: { B: LINE, A: LINE } }, 'exact 1 A, exact 1 B'],
  [
    'three',
    LINE,
    {
      book: { A: LINE, B: LINE, C: LINE },
      openTodos: ['C'],
      customers: [customer('B', { level: 'vip' })],
    },
    'exact 1 C, exact 1 B, exact 1 A',
  ],
  [
    'two people of one company',
    LINE,
    { book: { 'A/张': LINE, 'A/李': LINE } },
    'exact 1 A/张, exact 1 A/李',
  ],
  ['company phone repeats its contact', LINE, { book: { A: LINE, 'A/张': LINE } }, 'exact 1 A/张'],
  [
    'company phone of another company stays',
    LINE,
    { book: { A: LINE, 'B/李': LINE } },
    'exact 1 A, exact 1 B/李',
  ],
  [
    'company LINE, person behind it',
    '057487654321',
    { book: { A: '0574-87654321', 'A/张': '0574-87654321-8012' } },
    'exact 1 A, main-line 0.95 A/张',
  ],
  [
    'one person, best of two numbers',
    '057487654321',
    { book: { 'A/张': ['87654321', '057487654321'] } },
    'exact 1 A/张',
  ],
  [
    'two WeChat friends',
    LINE,
    { book: { '~李四': LINE, '~王五': LINE } },
    'remark 0.75 ~李四, remark 0.75 ~王五',
  ],
];

/** After somebody pressed 就是他 or 都不是. */
export const MARKED: readonly (readonly [string, string, House, string])[] = [
  [
    'lifts to the top',
    LINE,
    { book: BOTH, marks: [[LINE, confirmed('B')]] },
    'exact 1 B, exact 1 A',
  ],
  [
    'beats open to-do and level',
    LINE,
    {
      book: BOTH,
      openTodos: ['A'],
      customers: [customer('A', { level: 'vip' })],
      marks: [[LINE, confirmed('B')]],
    },
    'exact 1 B, exact 1 A',
  ],
  [
    'makes tail-8 exact',
    '13900008888',
    { book: { 'A/张': LINE }, marks: [['13900008888', confirmed('A/张')]] },
    'exact 1 A/张',
  ],
  [
    'makes suffix exact',
    '87654321',
    { book: { A: '021-87654321', B: '0574-87654321' }, marks: [['87654321', confirmed('A')]] },
    'exact 1 A, suffix 0.9 B',
  ],
  [
    'knows numbers that are in no book',
    '13911112222',
    { book: { 'A/张': LINE }, marks: [['13911112222', confirmed('A/张')]] },
    'exact 1 A/张',
  ],
  [
    'the latest word counts',
    LINE,
    {
      book: BOTH,
      marks: [
        [LINE, confirmed('B', 1)],
        [LINE, confirmed('A', 2)],
      ],
    },
    'exact 1 A, exact 1 B',
  ],
  [
    'for this number only',
    '13900008888',
    { book: { A: LINE }, marks: [[LINE, confirmed('A')]] },
    'tail-8 0.6 A',
  ],
  [
    'for this extension only',
    '057487654321转2',
    { book: { 'A/张': '057487654321' }, marks: [['057487654321转1', confirmed('A/张')]] },
    'main-line 0.95 A/张',
  ],
  ['a deleted customer is nobody', LINE, { book: {}, marks: [[LINE, confirmed('Z')]] }, 'none 0'],
  [
    'a WeChat friend gives way to a confirmed customer',
    LINE,
    { book: { '~李四': LINE, A: '13911112222' }, marks: [[LINE, confirmed('A')]] },
    'exact 1 A',
  ],
  ['都不是 leaves out', LINE, { book: BOTH, marks: [[LINE, rejected('A')]] }, 'exact 1 B'],
  [
    '都不是 of all leaves nobody',
    LINE,
    {
      book: BOTH,
      marks: [
        [LINE, rejected('A')],
        [LINE, rejected('B')],
      ],
    },
    'none 0',
  ],
  [
    '都不是 of the company means all its people',
    LINE,
    { book: { 'A/张': LINE, 'A/李': LINE }, marks: [[LINE, rejected('A')]] },
    'none 0',
  ],
  [
    '都不是 of one person',
    LINE,
    { book: { 'A/张': LINE, 'A/李': LINE }, marks: [[LINE, rejected('A/张')]] },
    'exact 1 A/李',
  ],
  [
    '都不是 of a WeChat friend',
    LINE,
    { book: { '~李四': LINE, '~王五': LINE }, marks: [[LINE, rejected('~李四')]] },
    'remark 0.75 ~王五',
  ],
  [
    '都不是 for this number only',
    '13900008888',
    { book: { A: LINE }, marks: [[LINE, rejected('A')]] },
    'tail-8 0.6 A',
  ],
  [
    '都不是 after 就是他',
    LINE,
    {
      book: BOTH,
      marks: [
        [LINE, confirmed('A', 1)],
        [LINE, rejected('A', 2)],
      ],
    },
    'exact 1 B',
  ],
  [
    '就是他 after 都不是',
    LINE,
    {
      book: BOTH,
      marks: [
        [LINE, rejected('A', 1)],
        [LINE, confirmed('A', 2)],
      ],
    },
    'exact 1 A, exact 1 B',
  ],
  [
    'with the better one turned down, tail-8 is what is left',
    LINE,
    { book: { A: LINE, B: '13900008888' }, marks: [[LINE, rejected('A')]] },
    'tail-8 0.6 B',
  ],
];
