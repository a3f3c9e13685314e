/** Who calls, at the head of a page: company, person, level, masked number, how often. */
import { NOBODY } from '../../views/who';

Component({
  properties: {
    who: { type: Object, value: NOBODY },
    /** Something else is the head of the page. */
    small: { type: Boolean, value: false },
  },
});
