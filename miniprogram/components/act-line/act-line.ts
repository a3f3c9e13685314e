/** One line about the last act: still on its way, not sent, or what somebody else did first; with 重试 or another word. */
import type { ActView } from '../../acting';

const REST: Pick<ActView, 'tone'> = { tone: 'plain' };

Component({
  properties: {
    line: { type: String, value: '' },
    tone: { type: String, value: REST.tone },
    retry: { type: Boolean, value: false },
    /** Another word than 重试, such as 撤销; '' = none. */
    action: { type: String, value: '' },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry');
    },
    onAction() {
      this.triggerEvent('action');
    },
  },
});
