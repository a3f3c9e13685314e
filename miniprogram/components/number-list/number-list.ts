/** Masked numbers, each with 查看; the one that was revealed stands whole in its place, with what can be done with it. */
import type { NumberRow } from '../../views/customer';

const NONE: readonly NumberRow[] = [];

Component({
  properties: {
    numbers: { type: Array, value: NONE },
    /** Key of the number that is shown whole; '' = none. */
    shown: { type: String, value: '' },
    whole: { type: String, value: '' },
    /** It was asked for to be dialled, and this client has a telephone. */
    dials: { type: Boolean, value: false },
  },
  methods: {
    onAsk(event: Mini.Event<{ readonly key: string }>) {
      this.triggerEvent('ask', { key: event.currentTarget.dataset.key });
    },
    onUse() {
      this.triggerEvent('use');
    },
  },
});
