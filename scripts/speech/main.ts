/** Starts the speech stand-in as a process of its own, from SPEECH_* of the environment. */
import { z } from 'zod';
import { utteranceFolder } from './clips.ts';
import { startSpeechStandin } from './standin.ts';

const settingsSchema = z.object({
  SPEECH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** The same folder as the simulated gateway's GATEWAY_AUDIO_DIR. */
  SPEECH_AUDIO_DIR: z.string().min(1).default('.data/gateway-audio'),
});

async function run(): Promise<void> {
  const read = settingsSchema.safeParse(process.env);
  if (!read.success) {
    for (const issue of read.error.issues) {
      console.error(`speech stand-in: ${issue.path.join('.')}: ${issue.message}`);
    }
    process.exitCode = 2;
    return;
  }
  const standin = await startSpeechStandin({
    port: read.data.SPEECH_PORT,
    utterances: utteranceFolder(read.data.SPEECH_AUDIO_DIR),
  });
  console.log(`speech stand-in: ${standin.url}/v1`);
  const stop = (): void => void standin.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Whoever started us died without a word.
  process.once('disconnect', () => process.exit(0));
}

run().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? 'speech stand-in: the port is taken; set SPEECH_PORT' : error);
  process.exitCode = 1;
});
