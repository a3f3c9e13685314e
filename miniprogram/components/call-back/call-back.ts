/** 回拨 of a bar; after the call it asks whether they were reached. */
import { CALL_BACK } from '../../call-back';
import { canDial } from '../../host';

Component({
  properties: {
    /** Name of the act on its way. */
    busy: { type: String, value: '' },
    /** The person is back from the telephone. */
    asking: { type: Boolean, value: false },
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
    onReached() {
      this.triggerEvent('reached');
    },
    onMissed() {
      this.triggerEvent('missed');
    },
  },
});
