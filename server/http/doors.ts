/** Everything the doors are made of; build.ts hands it over. */
import type { Log } from '../log.ts';
import type { Clock, Wecom, WecomCallback } from '../ports.ts';
import type { Metrics } from './metrics.ts';
import type { Needs } from './needs.ts';

export interface Doors {
  readonly needs: Needs;
  /** Origin under which people reach us; https makes cookies Secure. */
  readonly publicUrl: string;
  readonly gatewaySecrets: readonly string[];
  /** The key of the command line. */
  readonly cliKey: string;
  readonly clock: Pick<Clock, 'wall'>;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Oldest version of the mini-program that is served, such as `1.2.0`. */
  readonly clientMinimum: string;
  readonly wecom: Pick<Wecom, 'authorizeUrl'>;
  /** Null while no company is configured: the door then answers 503. */
  readonly wecomCallback: WecomCallback | null;
  /** Tests check every answer against the schema of its door. */
  readonly checkAnswers: boolean;
}
