/** How urgent: the word comes from the API, a sign stands beside the colour. */
import type { Urgency } from '../../views/list-row';

const NOTHING: { readonly urgency: Urgency | null } = { urgency: null };

Component({
  properties: {
    urgency: { type: Object, value: NOTHING.urgency },
  },
});
