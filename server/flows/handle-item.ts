/** Who applies an item of the inbox. */
import type { InboxItem } from '../ports.ts';

type Handle = (item: InboxItem) => Promise<void>;

export function handleItem(by: {
  readonly calls: { readonly handle: Handle };
  readonly alertCalls: { readonly handle: Handle };
  readonly wecom: { readonly handle: Handle };
}): Handle {
  return (item) => {
    switch (item.kind) {
      case 'gateway-event':
        return by.calls.handle(item);
      case 'alert-call-event':
        return by.alertCalls.handle(item);
      case 'wecom-message':
      case 'order-result':
        return by.wecom.handle(item);
    }
  };
}
