/** Chooses one of the colleagues, all of them searchable, not only nine. */
import { matching, type Choice } from '../../views/choices';

const NOBODY: readonly Choice[] = [];

Component({
  properties: {
    title: { type: String, value: '' },
    choices: { type: Array, value: NOBODY },
    /** What stands where nobody is found. */
    nobody: { type: String, value: '没有找到同事' },
  },
  data: { words: '', found: NOBODY },
  observers: {
    choices(choices: readonly Choice[]) {
      this.setData({ found: matching(choices, this.data.words) });
    },
  },
  methods: {
    onWords(event: Mini.Event<object, { readonly value: string }>) {
      const words = event.detail.value;
      this.setData({ words, found: matching(this.data.choices, words) });
    },
    onChoose(event: Mini.Event<{ readonly id: string }>) {
      this.triggerEvent('choose', { id: event.currentTarget.dataset.id });
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
