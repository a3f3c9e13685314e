/** Why there is nothing to see, and what can be done: empty, failed, forbidden, gone, and the gate. */
import type { PageState } from '../../views/frame';

const NOTHING: { readonly kind: PageState } = { kind: 'empty' };

Component({
  properties: {
    kind: { type: String, value: NOTHING.kind },
    title: { type: String, value: '' },
    hint: { type: String, value: '' },
    retry: { type: Boolean, value: false },
    /** For whoever is asked for help. */
    requestId: { type: String, value: '' },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry');
    },
  },
});
