/** `callpop ring`: a call through the simulated gateway of the running product. */
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { type Dialogue, DIALOGUES } from '../speech/dialogues.ts';
import { CommandError, endWrongUseWith2, readRunFile, runCommand } from './run-file.ts';

export interface RingOptions {
  readonly from: string;
  readonly digit?: string;
  readonly answer?: readonly { readonly person: string; readonly after: number }[];
  readonly busy?: readonly string[];
  readonly hangup?: number;
  readonly say?: string;
  readonly talk?: string;
  readonly wait?: boolean;
}

const LOOK_EVERY_MS = 300;
/** The product is asked for its route within this time, restarts included. */
const ACCEPT_MS = 40_000;

const accepted = z.object({ call: z.string() });
const view = z.object({ ended: z.boolean() });

/** The command with its options, for the main program. Nobody answers unless `--answer` says so. */
export function ringCommand(): Command {
  return endWrongUseWith2(new Command('ring'))
    .description('a call through the simulated gateway of the running product; prints {"call"}')
    .requiredOption('--from <number>', "the caller's number")
    .option('--digit <key>', 'key pressed in the menu', readDigit)
    .option('--answer <person@s>', 'who picks up after how many seconds; repeatable', addAnswer)
    .option('--busy <person>', 'whose phones are busy; repeatable', addPerson)
    .option('--hangup <s>', 'the caller hangs up after so many seconds', readSeconds)
    .option('--say <what>', `the voicemail when nobody answers: ${sounds('voicemail')}`)
    .option('--talk <what>', `the talk, which lasts as long: ${sounds('talk')}`)
    .option('--wait', 'return when the call has ended')
    .option('--json', 'print JSON (always so)')
    .action((options: RingOptions) => runCommand(() => ring(options, process.env)));
}

/**
 * Places the call and resolves to the line to print, once the gateway has taken it (or, with `wait`, when it ended).
 * Throws CommandError: 1 when nothing runs or the gateway refuses, 2 for a file that is not there.
 */
export async function ring(options: RingOptions, env: NodeJS.ProcessEnv): Promise<string> {
  const base = env['CALLPOP_GATEWAY'] ?? (await readRunFile(env)).gatewayUrl;
  if (!base) {
    throw new CommandError(1, 'no simulated gateway is running: start the product with npm start');
  }
  const body = {
    from: options.from,
    digit: options.digit ?? null,
    answer: options.answer ?? [],
    busy: options.busy ?? [],
    hangupAfter: options.hangup ?? null,
    say: options.say === undefined ? null : await findSound('--say', options.say),
    talk: options.talk === undefined ? null : await findSound('--talk', options.talk),
  };
  const { call } = accepted.parse(
    await speak(`${base}/sim/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ACCEPT_MS),
    }),
  );
  if (options.wait === true) await waitForEnd(`${base}/sim/calls/${call}`);
  return `${JSON.stringify({ call })}\n`;
}

function sounds(kind: Dialogue['kind']): string {
  const names = DIALOGUES.filter((one) => one.kind === kind).map((one) => `clip:${one.name}`);
  return `words to be spoken, a file.wav, or ${names.join(' | ')}`;
}

async function waitForEnd(address: string): Promise<void> {
  while (!view.parse(await speak(address, {})).ended) {
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

async function speak(address: string, request: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, request);
  } catch (error) {
    const words = `the simulated gateway does not answer at ${new URL(address).origin}`;
    throw new CommandError(1, `${words}: is the product running?`, { cause: error });
  }
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text) as unknown;
  throw new CommandError(answer.status === 422 ? 2 : 1, `the simulated gateway says: ${text}`);
}

/** What looks like the name of a file must be a sound that is there; everything else the gateway speaks or finds. */
async function findSound(option: string, wish: string): Promise<string> {
  if (wish.startsWith('clip:') || !/^\S+\.[a-z][a-z0-9]{1,3}$/i.test(wish)) return wish;
  const path = resolve(wish);
  if (!path.toLowerCase().endsWith('.wav')) {
    throw new CommandError(2, `${option} takes a .wav file, clip:<name> or words`);
  }
  try {
    await access(path);
  } catch (error) {
    throw new CommandError(2, `${option}: there is no file ${wish}`, { cause: error });
  }
  return path;
}

function readDigit(text: string): string {
  if (!/^[0-9*#]$/.test(text)) throw new InvalidArgumentError('one key 0-9, * or #');
  return text;
}

function readSeconds(text: string): number {
  if (!/^\d{1,5}(\.\d+)?$/.test(text)) throw new InvalidArgumentError('a number of seconds');
  return Number(text);
}

function addPerson(text: string, known: readonly string[] = []): readonly string[] {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(text)) throw new InvalidArgumentError('an employee id');
  return [...known, text];
}

type Answers = readonly { readonly person: string; readonly after: number }[];

function addAnswer(text: string, known: Answers = []): Answers {
  const parts = /^([A-Za-z0-9._-]{1,64})@(\d{1,5}(?:\.\d+)?)$/.exec(text);
  if (!parts?.[1]) throw new InvalidArgumentError('person@seconds, such as sales_manager_a@3');
  return [...known, { person: parts[1], after: Number(parts[2]) }];
}
