/** Asks a colleague for a swap: which shift, whom, which in return, a word. Pages §1 换班. */
import type { PersonShifts, RosterPage } from '../../../server/http/contract/answers';
import { AT_REST } from '../../acting';
import { get } from '../../api';
import { keepDraft, readDraft } from '../../drafts';
import type { Choice } from '../../views/choices';
import {
  chooseClock,
  choosePartner,
  chooseShift,
  emptySwap,
  swapWish,
  theirShiftsCame,
  viewSwapForm,
  type SwapForm,
} from '../../views/swap-form';

const NO_SHIFTS: RosterPage['mine']['shifts'] = [];
const NOBODY: readonly Choice[] = [];
const BLANK: SwapForm = emptySwap(NO_SHIFTS, '');

interface Picked {
  readonly field: string;
  readonly value: string;
}

Component({
  properties: {
    /** Mine that may be given away. */
    shifts: { type: Array, value: NO_SHIFTS },
    people: { type: Array, value: NOBODY },
    act: { type: Object, value: AT_REST },
  },
  data: { form: BLANK, view: viewSwapForm(BLANK), choosing: false },
  lifetimes: {
    attached() {
      this.draw(emptySwap(this.data.shifts, readDraft('swap', 'new')?.['note'] ?? ''));
    },
  },
  methods: {
    draw(form: SwapForm) {
      this.setData({ form, view: viewSwapForm(form) });
    },
    onGive(event: Mini.Event<{ readonly at: number }>) {
      this.draw(chooseShift(this.data.form, 'give', event.currentTarget.dataset.at));
    },
    onTake(event: Mini.Event<{ readonly at: number }>) {
      this.draw(chooseShift(this.data.form, 'take', event.currentTarget.dataset.at));
    },
    onGiveClock({ detail: { field, value } }: Mini.Event<object, Picked>) {
      this.draw(chooseClock(this.data.form, 'give', field, value));
    },
    onTakeClock({ detail: { field, value } }: Mini.Event<object, Picked>) {
      this.draw(chooseClock(this.data.form, 'take', field, value));
    },
    onPeople() {
      this.setData({ choosing: true });
    },
    onPeopleClosed() {
      this.setData({ choosing: false });
    },
    onPartner(event: Mini.Event<object, { readonly id: string }>) {
      const { id } = event.detail;
      const found = this.data.people.find((one) => one.id === id);
      this.setData({ choosing: false });
      if (found === undefined) return;
      this.draw(choosePartner(this.data.form, { id, name: found.name }));
      void this.readTheirs(id);
    },
    onTheirsAgain() {
      const { partner } = this.data.form;
      this.draw(choosePartner(this.data.form, partner));
      void this.readTheirs(partner.id);
    },
    async readTheirs(id: string) {
      const answer = await get<PersonShifts>(`/api/roster/shifts?person=${encodeURIComponent(id)}`);
      this.draw(theirShiftsCame(this.data.form, id, answer.ok ? answer.body : null));
    },
    onNote(event: Mini.Event<object, { readonly value: string }>) {
      const note = event.detail.value;
      keepDraft('swap', 'new', { note });
      this.draw({ ...this.data.form, note });
    },
    onSend() {
      const wish = swapWish(this.data.form);
      if (wish !== null) this.triggerEvent('send', { wish });
    },
    onClose() {
      this.triggerEvent('close');
    },
    onRetry() {
      this.triggerEvent('retry');
    },
  },
});
