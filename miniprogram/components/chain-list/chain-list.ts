/** Whom a call rings, in order; the last is the voicemail. */
import type { LinkView } from '../../views/route';

const NOBODY: readonly LinkView[] = [];

Component({
  properties: {
    title: { type: String, value: '' },
    chain: { type: Array, value: NOBODY },
  },
});
