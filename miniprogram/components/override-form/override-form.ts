/** Changes the roster for a span: somebody more, less, on leave, or instead of another. For director and admin. */
import { AT_REST } from '../../acting';
import type { Choice } from '../../views/choices';
import {
  chooseKind,
  emptyOverride,
  missingInOverride,
  overrideWish,
  pickMoment,
  type ChangeKind,
  type OverrideForm,
} from '../../views/override-form';

const NOBODY: readonly Choice[] = [];
const CLOSED: { readonly choosing: '' | 'person' | 'by' } = { choosing: '' };
const BLANK = emptyOverride('', '');

Component({
  properties: {
    people: { type: Array, value: NOBODY },
    /** First day of the week that is shown, and today. */
    day: { type: String, value: '' },
    today: { type: String, value: '' },
    act: { type: Object, value: AT_REST },
  },
  data: { form: BLANK, missing: missingInOverride(BLANK), ...CLOSED },
  lifetimes: {
    attached() {
      this.draw(emptyOverride(this.data.day, this.data.today));
    },
  },
  methods: {
    draw(form: OverrideForm) {
      this.setData({ form, missing: missingInOverride(form) });
    },
    onKind(event: Mini.Event<{ readonly kind: ChangeKind }>) {
      this.draw(chooseKind(this.data.form, event.currentTarget.dataset.kind));
    },
    onPerson() {
      this.setData({ choosing: 'person' });
    },
    onBy() {
      this.setData({ choosing: 'by' });
    },
    onClosed() {
      this.setData({ choosing: '' });
    },
    onChosen(event: Mini.Event<object, { readonly id: string }>) {
      const { choosing, form, people } = this.data;
      const found = people.find(({ id }) => id === event.detail.id);
      this.setData({ choosing: '' });
      if (found === undefined || choosing === '') return;
      this.draw({ ...form, [choosing]: { id: found.id, name: found.name } });
    },
    onPick({ detail }: Mini.Event<object, { readonly field: string; readonly value: string }>) {
      this.draw(pickMoment(this.data.form, detail.field, detail.value));
    },
    onSend() {
      const wish = overrideWish(this.data.form);
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
