/** A row of a list: urgency, who, why, when, one main action; the row itself opens its page. */
import type { ListRow } from '../../views/list-row';

const NOTHING: ListRow = { id: '', title: '', text: '', note: '', urgency: null, action: '' };

Component({
  properties: {
    row: { type: Object, value: NOTHING },
    /** Name of the act on its way; this row's is its id. */
    busy: { type: String, value: '' },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open', { id: this.data.row.id });
    },
    onAct() {
      if (this.data.busy === '') this.triggerEvent('act', { id: this.data.row.id });
    },
  },
});
