/** People in one line each: name, status, where and until when, and what is wrong. */
import type { TeamLineView } from '../../views/team';

const NOBODY: readonly TeamLineView[] = [];

Component({
  properties: {
    lines: { type: Array, value: NOBODY },
    /** Whether each line says who is on shift. */
    shifts: { type: Boolean, value: false },
  },
});
