/** A button that acts: turns while its act is on its way, and waits while another is. */
Component({
  properties: {
    text: { type: String, value: '' },
    /** Name of its act, see acting.ts. */
    name: { type: String, value: '' },
    /** Name of the act on its way; '' = none. */
    busy: { type: String, value: '' },
    /** The one filled button of a view. */
    main: { type: Boolean, value: false },
    off: { type: Boolean, value: false },
  },
  methods: {
    onPress() {
      if (this.data.busy === '' && !this.data.off) this.triggerEvent('press');
    },
  },
});
