/** 回拨 of a bar; after the call it asks whether they were reached. Without a telephone: the number, and 复制. */
import { CALL_BACK } from '../../call-back';
import { canDial } from '../../host';

Component({
  properties: {
    /** Name of the act on its way. */
    busy: { type: String, value: '' },
    /** The person is back from the telephone. */
    asking: { type: Boolean, value: false },
    /** The number, where there is no telephone; '' = not asked for. */
    whole: { type: String, value: '' },
  },
  data: { name: CALL_BACK, canDial: false },
  lifetimes: {
    attached() {
      this.setData({ canDial: canDial() });
    },
  },
  methods: {
    onCall() {
      this.triggerEvent('call');
    },
    onCopy() {
      this.triggerEvent('copy');
    },
    onReached() {
      this.triggerEvent('reached');
    },
    onMissed() {
      this.triggerEvent('missed');
    },
  },
});
