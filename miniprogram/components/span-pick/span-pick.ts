/** From when to when: two times of day, with their days where `days` is asked for. */
Component({
  properties: {
    days: { type: Boolean, value: false },
    fromDay: { type: String, value: '' },
    fromClock: { type: String, value: '' },
    toDay: { type: String, value: '' },
    toClock: { type: String, value: '' },
    /** No day before this one. */
    first: { type: String, value: '' },
  },
  methods: {
    onFromDay(event: Mini.Event<object, { readonly value: string }>) {
      this.triggerEvent('pick', { field: 'fromDay', value: event.detail.value });
    },
    onFromClock(event: Mini.Event<object, { readonly value: string }>) {
      this.triggerEvent('pick', { field: 'fromClock', value: event.detail.value });
    },
    onToDay(event: Mini.Event<object, { readonly value: string }>) {
      this.triggerEvent('pick', { field: 'toDay', value: event.detail.value });
    },
    onToClock(event: Mini.Event<object, { readonly value: string }>) {
      this.triggerEvent('pick', { field: 'toClock', value: event.detail.value });
    },
  },
});
