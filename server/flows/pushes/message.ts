/** The exact bytes of one message: stored before they are sent, so that a retry sends the same. spec, cards §5. */
import type { ButtonCard } from '../../../cards/card.ts';
import { drawSuperseded } from '../../../cards/closing.ts';

/** WeCom delivers an identical body once within this many seconds. */
const DUPLICATE_SECONDS = 1800;

export function toMessage(
  input: { readonly userid: string; readonly agentId: number } & (
    | { readonly card: object }
    /** `mayRepeat`: the same words within half an hour are meant to arrive twice. */
    | { readonly text: string; readonly mayRepeat: boolean }
  ),
): string {
  const to = { touser: input.userid, agentid: input.agentId };
  const once = { enable_duplicate_check: 1, duplicate_check_interval: DUPLICATE_SECONDS };
  if ('text' in input) {
    return JSON.stringify({
      ...to,
      msgtype: 'text',
      text: { content: input.text },
      ...(input.mayRepeat ? { enable_duplicate_check: 0 } : once),
    });
  }
  return JSON.stringify({
    ...to,
    msgtype: 'template_card',
    template_card: input.card,
    ...once,
  });
}

/** An older card that a newer one replaces and that can no longer be recalled: grey, 见新卡. */
export function drawGone(body: string | null): object {
  const message = JSON.parse(body ?? '{}') as { template_card?: ButtonCard };
  if (!message.template_card) throw new Error('a card without a stored body cannot be greyed');
  return drawSuperseded(message.template_card);
}
