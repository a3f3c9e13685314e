/** The sentences that bear something out, each with its place: a tap plays it. */
import type { Evidence } from '../../views/call-talk';

const NONE: readonly Evidence[] = [];

Component({
  properties: {
    evidence: { type: Array, value: NONE },
  },
  methods: {
    onPlay(event: Mini.Event<{ readonly key: string }>) {
      const { key } = event.currentTarget.dataset;
      const said = this.data.evidence.find((one) => one.key === key);
      if (said !== undefined) this.triggerEvent('play', { n: said.n, heard: said.heard });
    },
  },
});
