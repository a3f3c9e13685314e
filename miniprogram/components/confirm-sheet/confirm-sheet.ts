/** Asks once before an act that cannot be taken back, naming what it does. */
import type { Question } from '../../acting';

const NOTHING: { readonly question: Question | null } = { question: null };

Component({
  properties: {
    question: { type: Object, value: NOTHING.question },
  },
  methods: {
    onConfirm() {
      this.triggerEvent('confirm');
    },
    onCancel() {
      this.triggerEvent('cancel');
    },
    /** Taps inside of it are not taps on what lies behind. */
    onNothing() {
      return;
    },
  },
});
