/** Why a whole number is asked for: one reason, and words where none of them fits. It is written down. Pages §1 客户. */
import type { CustomerPage } from '../../../server/http/contract/answers';
import { AT_REST } from '../../acting';
import { dropDraft, keepDraft, readDraft } from '../../drafts';

const NONE: CustomerPage['reasons'] = [];
/** Characters the server takes at most. */
const MOST = 40;

Component({
  properties: {
    masked: { type: String, value: '' },
    reasons: { type: Array, value: NONE },
    /** Id of whose number it is: what was typed is kept for it. */
    about: { type: String, value: '' },
    act: { type: Object, value: AT_REST },
    /** Name of its act, see acting.ts. */
    name: { type: String, value: '' },
    /** This client has a telephone: 回拨 opens it at once. */
    dials: { type: Boolean, value: false },
  },
  data: { reason: '', words: '', most: MOST },
  lifetimes: {
    attached() {
      this.setData({ words: readDraft('reveal', this.data.about)?.['words'] ?? '' });
    },
  },
  methods: {
    onReason(event: Mini.Event<{ readonly value: string }>) {
      if (this.data.act.busy === '') this.setData({ reason: event.currentTarget.dataset.value });
    },
    onWords(event: Mini.Event<object, { readonly value: string }>) {
      const words = event.detail.value;
      this.setData({ words });
      keepDraft('reveal', this.data.about, { words });
    },
    onSend() {
      const { reason } = this.data;
      const words = this.data.words.trim();
      if (reason === '' || (reason === 'other' && words === '')) return;
      dropDraft('reveal', this.data.about);
      this.triggerEvent('send', { reason, words: reason === 'other' ? words : null });
    },
    onRetry() {
      this.triggerEvent('retry');
    },
    onClose() {
      if (this.data.act.busy === '') this.triggerEvent('close');
    },
    /** Taps inside of it are not taps on what lies behind. */
    onNothing() {
      return;
    },
  },
});
