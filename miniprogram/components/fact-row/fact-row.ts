/** One fact: its value, what bears it out, whether it is right, and what somebody made of it. */
import type { FactRow } from '../../views/call-facts';

const NOTHING: FactRow = {
  ...{ key: '', label: '', name: '', value: '', removed: false, evidence: [] },
  corrected: null,
  canCorrect: false,
};

Component({
  properties: {
    fact: { type: Object, value: NOTHING },
    /** Name of the act on its way. */
    busy: { type: String, value: '' },
  },
  methods: {
    tell(name: string) {
      if (this.data.busy === '') this.triggerEvent(name, { key: this.data.fact.key });
    },
    onRight() {
      this.tell('right');
    },
    onEdit() {
      this.tell('edit');
    },
    onUndo() {
      this.tell('undo');
    },
    onPlay(event: Mini.Event) {
      this.triggerEvent('play', event.detail);
    },
  },
});
