/** Devices, strategies, bindings and seconds. Spec §4.1.1 precedence of devices, §4.5. */
import { describe, expect, it } from '@jest/globals';
import type { Binding, RepStatus } from '../../../../server/domain/people.ts';
import { ringStepsOf } from '../../../../server/domain/routing/devices.ts';
import { devicesOfSlot } from '../../../../server/domain/routing/moment.ts';
import type { SlotRow } from '../../../../server/domain/routing/tables.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { chainOf, peopleWith, A } from './make.ts';

type Slot = Pick<SlotRow, 'primary' | 'backup' | 'strategy'>;

const O = 'office_phone';
const M = 'mobile_phone';
const SEQUENTIAL: Slot = { primary: O, backup: M, strategy: 'sequential' };
const TOGETHER: Slot = { primary: O, backup: M, strategy: 'simultaneous' };
const SMART: Slot = { primary: O, backup: M, strategy: 'smart' };
const DIRECT: Slot = { primary: M, backup: 'voicemail', strategy: 'direct' };
const DIRECT_BOTH: Slot = { primary: O, backup: M, strategy: 'direct' };
const MOBILE_FIRST: Slot = { primary: M, backup: O, strategy: 'sequential' };
const OFFICE_ONLY: Slot = { primary: O, backup: 'voicemail', strategy: 'sequential' };
const DUTY_SLOT: Slot = { primary: 'duty_person', backup: 'voicemail', strategy: 'direct' };

const SIM: Binding = { mode: 'simultaneous', officeSeconds: 10, mobileSeconds: 25 };
const SEQ: Binding = { mode: 'sequential', officeSeconds: 15, mobileSeconds: 20 };

interface Person {
  readonly binding?: Binding | null;
  readonly status?: RepStatus;
  readonly extension?: string | null;
  readonly mobile?: string | null;
  readonly taken?: string;
}

function ring(slot: Slot, changes: Person): string {
  const { binding = null, status = 'unknown', taken, ...devices } = changes;
  const [person] = peopleWith(A, { binding, ...devices }).filter(({ id }) => id === A);
  if (!person) throw new Error('the trial company has no sales manager A');
  const row: SlotRow = { day: 'workday', from: '00:00', to: '24:00', ...slot };
  const steps = ringStepsOf({
    person,
    slot: row,
    status,
    seconds: DEFAULT_TABLES.seconds,
    taken: new Set(taken === undefined ? [] : [taken]),
  });
  return chainOf({ steps });
}

describe('devices a slot allows', () => {
  const cases: readonly [Slot, readonly string[]][] = [
    [SEQUENTIAL, [O, M]],
    [MOBILE_FIRST, [M, O]],
    [DIRECT, [M]],
    [OFFICE_ONLY, [O]],
    [DUTY_SLOT, [M]],
    [{ primary: M, backup: 'duty_person', strategy: 'sequential' }, [M]],
    [{ primary: M, backup: M, strategy: 'sequential' }, [M]],
    [{ primary: M, backup: 'voicemail', strategy: 'smart' }, [O, M]],
  ];
  it.each(cases)('%j', (slot, devices) => {
    expect(devicesOfSlot(slot)).toEqual(devices);
  });
});

describe('steps of one person', () => {
  const cases: readonly [what: string, slot: Slot, person: Person, steps: string][] = [
    ['sequential by default seconds', SEQUENTIAL, {}, 'A o15 → A m20'],
    ['sequential binding', SEQUENTIAL, { binding: { ...SEQ, officeSeconds: 12 } }, 'A o12 → A m20'],
    ['simultaneous binding on a sequential slot', SEQUENTIAL, { binding: SIM }, 'A o10+m25'],
    ['simultaneous: 30 s each', TOGETHER, {}, 'A o30+m30'],
    ['simultaneous, unless a binding says otherwise', TOGETHER, { binding: SIM }, 'A o10+m25'],
    ['simultaneous slot, sequential binding', TOGETHER, { binding: SEQ }, 'A o15 → A m20'],
    ['direct: one device', DIRECT, {}, 'A m20'],
    ['direct with binding seconds', DIRECT, { binding: SIM }, 'A m25'],
    ['direct: one device where two are listed', DIRECT_BOTH, { binding: SIM }, 'A o10'],
    ['direct, outside', DIRECT_BOTH, { status: 'in_field' }, 'A m20'],
    ['direct without an office phone', DIRECT_BOTH, { extension: null }, 'A m20'],
    ['smart, unknown', SMART, {}, 'A o15 → A m20'],
    ['smart, unknown, with a binding', SMART, { binding: SIM }, 'A o10+m25'],
    ['smart, in the office', SMART, { status: 'in_office' }, 'A o15'],
    ['smart, in the office, with a binding', SMART, { status: 'in_office', binding: SIM }, 'A o10'],
    ['smart, outside', SMART, { status: 'in_field' }, 'A m20'],
    [
      'smart, in the office, has no office phone',
      SMART,
      { status: 'in_office', extension: null },
      'A m20',
    ],
    [
      'in the office removes nothing elsewhere',
      SEQUENTIAL,
      { status: 'in_office' },
      'A o15 → A m20',
    ],
    ['outside removes the office phone', SEQUENTIAL, { status: 'in_field' }, 'A m20'],
    ['outside on an office-only slot', OFFICE_ONLY, { status: 'in_field' }, ''],
    ['a binding adds no device', OFFICE_ONLY, { binding: SIM }, 'A o10'],
    ['nor does it at lunch', DIRECT, { binding: SEQ }, 'A m20'],
    ['mobile first by the slot', MOBILE_FIRST, {}, 'A m20 → A o15'],
    ['a sequential binding orders office first', MOBILE_FIRST, { binding: SEQ }, 'A o15 → A m20'],
    ['a slot that names duty, for an added rep', DUTY_SLOT, { binding: SIM }, 'A m25'],
    ['no office phone', SEQUENTIAL, { extension: null }, 'A m20'],
    ['no mobile', SEQUENTIAL, { mobile: null }, 'A o15'],
    ['no phone at all', SEQUENTIAL, { mobile: null, extension: null }, ''],
    ['a taken mobile', SEQUENTIAL, { binding: SIM, taken: '13800000001' }, 'A o10'],
    ['a taken extension', SEQUENTIAL, { taken: '8001' }, 'A m20'],
    ['seconds above 60', SEQUENTIAL, { binding: { ...SEQ, officeSeconds: 600 } }, 'A o60 → A m20'],
    ['seconds below 1', SEQUENTIAL, { binding: { ...SEQ, officeSeconds: 0 } }, 'A o1 → A m20'],
  ];
  it.each(cases)('%s', (_what, slot, person, steps) => {
    expect(ring(slot, person)).toBe(steps);
  });
});
