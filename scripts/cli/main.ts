/** `npm run -s callpop -- <command>`: data on stdout, words on stderr, exit 0, 1 (failed) or 2 (wrong use). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { alertsCommand } from './alerts.ts';
import { callCommand } from './call.ts';
import { cardsCommand } from './cards.ts';
import { clockCommand } from './clock.ts';
import { deadlineCommand } from './deadline.ts';
import { doctorCommand } from './doctor.ts';
import { grantCommand } from './grant.ts';
import { insightCommand } from './insight.ts';
import { matchCommand } from './match.ts';
import { normaliseCommand } from './normalise.ts';
import { ringCommand } from './ring.ts';
import { routeCommand } from './route.ts';
import { dutyCommand } from './duty.ts';
import { ladderCommand } from './ladder.ts';
import { endWrongUseWith2 } from './run-file.ts';
import { signCommand } from './sign.ts';

// The product and its command line go by the same file; what the environment says already stays.
const settings = join(import.meta.dirname, '../../.env');
if (existsSync(settings)) process.loadEnvFile(settings);

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = endWrongUseWith2(new Command('callpop'))
  .description('the command line of callpop')
  .showHelpAfterError('(--help says how)')
  .showSuggestionAfterError();

for (const command of [
  ringCommand(),
  signCommand(),
  normaliseCommand(),
  matchCommand(),
  routeCommand(),
  insightCommand(),
  deadlineCommand(),
  alertsCommand(),
  callCommand(),
  ladderCommand(),
  dutyCommand(),
  cardsCommand(),
  clockCommand(),
  grantCommand(),
  doctorCommand(),
]) {
  program.addCommand(command.copyInheritedSettings(program));
}

await program.parseAsync();
