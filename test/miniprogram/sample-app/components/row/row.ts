/** A row of the list: who and why; opens by a tap. */
Component({
  properties: {
    who: String,
    why: String,
    rowId: String,
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.rowId });
    },
  },
});
