/** Starts the simulated gateway as a process of its own, from GATEWAY_* of the environment. */
import { z } from 'zod';
import { startSimulatedGateway } from './index.ts';

const settingsSchema = z.object({
  GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  GATEWAY_PRODUCT_URL: z.url(),
  GATEWAY_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/]{22,}={0,2}$/, {
    error: 'must be whsec_ followed by base64',
  }),
  GATEWAY_HOTLINE: z.string().default('4008320160'),
  GATEWAY_AUDIO_DIR: z.string().default('.data/gateway-audio'),
  /** ms between business time and the wall clock; moved later by POST /sim/clock. */
  GATEWAY_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});

async function run(): Promise<void> {
  const read = settingsSchema.safeParse(process.env);
  if (!read.success) {
    for (const issue of read.error.issues) {
      console.error(`simulated gateway: ${issue.path.join('.')}: ${issue.message}`);
    }
    process.exitCode = 2;
    return;
  }
  const settings = read.data;
  const gateway = await startSimulatedGateway({
    port: settings.GATEWAY_PORT,
    productUrl: settings.GATEWAY_PRODUCT_URL,
    secret: settings.GATEWAY_SECRET,
    hotline: settings.GATEWAY_HOTLINE,
    audioDir: settings.GATEWAY_AUDIO_DIR,
    clock: () => new Date(Date.now() + settings.GATEWAY_CLOCK_OFFSET_MS),
  });
  console.log(`simulated gateway: ${gateway.url}`);
  gateway.prepare().catch((error: unknown) => {
    console.error('simulated gateway: the recordings cannot be made', error);
  });
  const stop = (): void => void gateway.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Whoever started us died without a word.
  process.once('disconnect', () => process.exit(0));
}

run().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? 'simulated gateway: the port is taken; set GATEWAY_PORT' : error);
  process.exitCode = 1;
});
