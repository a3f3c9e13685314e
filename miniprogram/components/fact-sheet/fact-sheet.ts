/** Puts in another value for a fact, part by part; from below. */
import { isWhole, type Part, type Typed } from '../../views/call-edit';

const NO_PARTS: readonly Part[] = [];
const NOTHING_TYPED: Typed = {};

Component({
  properties: {
    title: { type: String, value: '' },
    parts: { type: Array, value: NO_PARTS },
    /** Whether the fact may be taken away altogether. */
    removable: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
  },
  data: { typed: NOTHING_TYPED, isWhole: true },
  methods: {
    put(name: string, value: string) {
      const typed = { ...this.data.typed, [name]: value };
      this.setData({ typed, isWhole: isWhole(this.data.parts, typed) });
      this.triggerEvent('typed', { typed });
    },
    onWords(event: Mini.Event<{ readonly name: string }, { readonly value: string }>) {
      this.put(event.currentTarget.dataset.name, event.detail.value);
    },
    onChoice(event: Mini.Event<{ readonly name: string; readonly value: string }>) {
      const { name, value } = event.currentTarget.dataset;
      this.put(name, value);
    },
    onSave() {
      if (!this.data.busy && this.data.isWhole) {
        this.triggerEvent('save', { typed: this.data.typed });
      }
    },
    onRemove() {
      if (!this.data.busy) this.triggerEvent('remove');
    },
    onClose() {
      this.triggerEvent('close');
    },
    /** Taps inside of it are not taps on what lies behind. */
    onNothing() {
      return;
    },
  },
});
