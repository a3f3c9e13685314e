/** Lines of figures with a bar each; what the colours say stands beside them as numbers. */
import type { ReportLine } from '../../views/report';

const NONE: readonly ReportLine[] = [];

Component({
  properties: {
    title: { type: String, value: '' },
    lines: { type: Array, value: NONE },
  },
});
