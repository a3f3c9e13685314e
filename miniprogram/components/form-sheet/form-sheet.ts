/** A form from below: its title, fields that scroll, what became of the last try, and the one button that sends it. */
import { AT_REST } from '../../acting';

Component({
  properties: {
    title: { type: String, value: '' },
    act: { type: Object, value: AT_REST },
    /** Name of its act, see acting.ts, and the word on its button. */
    name: { type: String, value: '' },
    text: { type: String, value: '' },
    /** Something is missing: what is named beside the button. */
    missing: { type: String, value: '' },
  },
  methods: {
    onClose() {
      if (this.data.act.busy === '') this.triggerEvent('close');
    },
    onSend() {
      if (this.data.missing === '') this.triggerEvent('send');
    },
    onRetry() {
      this.triggerEvent('retry');
    },
    /** Taps inside of it are not taps on what lies behind. */
    onNothing() {
      return;
    },
  },
});
