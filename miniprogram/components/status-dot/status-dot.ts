/** A person's status: coloured dot and the API's word. */
interface Status {
  readonly value: 'in_office' | 'in_field' | 'in_meeting' | 'off_duty' | 'on_leave' | 'unknown';
  readonly text: string;
}
const NOTHING: { readonly status: Status | null } = { status: null };

Component({
  properties: {
    status: { type: Object, value: NOTHING.status },
  },
});
