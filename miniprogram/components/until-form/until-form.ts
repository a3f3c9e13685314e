/** Until when 下班 or 请假 holds: for the rest of the day, or until a moment. Pages §2. */
import { dayKey, instantOf, now } from '../../time';

const DAY = 24 * 60 * 60_000;

Component({
  properties: {
    /** Name of its act, see acting.ts. */
    name: { type: String, value: '' },
    busy: { type: String, value: '' },
  },
  data: { today: '', day: '', clock: '09:00' },
  lifetimes: {
    attached() {
      this.setData({ today: dayKey(now()), day: dayKey(now() + DAY) });
    },
  },
  methods: {
    onToday() {
      this.triggerEvent('until', { until: instantOf(dayKey(now() + DAY), '00:00') });
    },
    onDay(event: Mini.Event<object, { readonly value: string }>) {
      this.setData({ day: event.detail.value });
    },
    onClock(event: Mini.Event<object, { readonly value: string }>) {
      this.setData({ clock: event.detail.value });
    },
    onMoment() {
      const { day, clock } = this.data;
      this.triggerEvent('until', { until: instantOf(day, clock) });
    },
  },
});
