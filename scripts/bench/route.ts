/** How long "where to?" takes, as a gateway sees it, at 50 questions a second. Telephony §9. */
import { z } from 'zod';
import { percentile, printFigure, rounded, say } from './figures.ts';
import { atPace } from './gateway.ts';
import type { BenchGateway } from './gateway.ts';
import { callerOf } from './staff.ts';

const RATE = 50;
const SECONDS = 8;
const WARM_UP = 50;

const answerSchema = z.object({ steps: z.array(z.unknown()).min(1) });

/** The call ends as soon as it is answered, so that its rep is free for the next one. */
export async function benchRoute(gateway: BenchGateway): Promise<void> {
  say(`asking for routes, ${RATE} a second for ${SECONDS} s`);
  const times: number[] = [];
  let toVoicemail = 0;
  const failures = await atPace({ rate: RATE, seconds: SECONDS }, async (n) => {
    const call = `route-${n}`;
    const began = performance.now();
    const answer = await gateway.ask({ call, from: callerOf(n).from });
    const took = performance.now() - began;
    // On a machine that is too slow everybody is still reserved, and only the voicemail is left.
    if (answerSchema.parse(answer).steps.length === 1) toVoicemail += 1;
    if (n >= WARM_UP) times.push(took);
    await gateway.tell(call, {
      type: 'call.ended',
      seq: 1,
      data: { by: 'caller', cause: 'hangup' },
    });
  });
  if (failures[0]) say(`${failures.length} questions failed: ${failures[0].message}`);
  printFigure('route', {
    perSecond: RATE,
    p50: rounded(percentile(times, 0.5)),
    p99: rounded(percentile(times, 0.99)),
    answers: times.length,
    nobodyFree: toVoicemail,
    failed: failures.length,
  });
}
