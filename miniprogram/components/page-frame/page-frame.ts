/** Stands around every page: its states, how old it is, its own 首页, the last act, and the question of a final one. */
import { AT_REST } from '../../acting';
import { BLANK } from '../../views/frame';

Component({
  options: { multipleSlots: true },
  properties: {
    frame: { type: Object, value: BLANK },
    act: { type: Object, value: AT_REST },
    /** Two columns may stand beside each other on a desktop. */
    wide: { type: Boolean, value: false },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry');
    },
    onHome() {
      this.triggerEvent('home');
    },
    onActRetry() {
      this.triggerEvent('actretry');
    },
    onConfirm() {
      this.triggerEvent('confirm');
    },
    onCancel() {
      this.triggerEvent('cancel');
    },
  },
});
