/** WeCom's callbacks: stored before they are answered, repeats ignored, worked on afterwards. */
import type { Clock, Inbox, InboxItem, WecomMessage } from '../ports.ts';
import { INBOX_LEASE_MS } from './calls/follow-call.ts';
import type { AnswerPress } from './calls/answer-press.ts';
import type { AnswerText } from './people/answer-text.ts';
import type { Seam } from './seam.ts';

type ReceivedItem = Pick<InboxItem, 'id' | 'body' | 'receivedAt'>;

export interface ReceiveWecom {
  receive(message: WecomMessage): Promise<void>;
  handle(item: ReceivedItem): Promise<void>;
}

export function receiveWecom(need: {
  readonly inbox: Pick<Inbox, 'put'>;
  readonly settled: (id: string) => void;
  readonly press: AnswerPress['fromCard'];
  readonly answerText: AnswerText;
  /** The member left the app's visible range: no card reaches them. */
  readonly left: (wecomUserId: string) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly seam: Seam;
  /** Goes on after the answer. */
  readonly start: (running: Promise<void>) => void;
}): ReceiveWecom {
  async function handle(item: ReceivedItem): Promise<void> {
    // The inbox gives back what the door parsed.
    const message = item.body as WecomMessage;
    switch (message.kind) {
      case 'press':
      case 'menu-press':
        await need.press(message);
        break;
      case 'text':
        await need.answerText(message, item.receivedAt);
        break;
      case 'unsubscribe':
        await need.left(message.person);
        break;
      case 'subscribe':
      case 'other':
        break;
    }
    need.settled(item.id);
  }

  return {
    handle,
    async receive(message) {
      const id = `wecom:${message.dedupId}`;
      const now = need.clock.now();
      const item = { id, kind: 'wecom-message' as const, body: message, receivedAt: now };
      const put = await need.inbox.put(item, new Date(now.getTime() + INBOX_LEASE_MS));
      need.seam('press');
      if (put === 'known') return;
      need.start(handle(item));
    },
  };
}
