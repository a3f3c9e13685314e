/** From the event of a ringing phone to the card WeCom has accepted, at a steady stream of calls, and what that costs. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { percentile, printFigure, rounded, say } from './figures.ts';
import { atPace } from './gateway.ts';
import type { BenchGateway } from './gateway.ts';
import type { Spent, Stage } from './stage.ts';
import { callerOf, REPS } from './staff.ts';

const RATE = 20;
const SECONDS = 15;
const STEP_SECONDS = 6;
/** Above 60 every rep would have two calls at once. */
const FASTER = [30, 40, 50, 60];
/** Tried on a machine that is too slow for the rate above. */
const SLOWER = [10, 5];
/** A card must be accepted within this after the phone rings, for 95 of 100 calls. */
const GOAL_MS = 60;
const RINGS_MS = 3000;
const SETTLE_MS = 3000;
const IDLE_MS = 2000;
/** More commands a second than this are work, not sweeps. */
const IDLE_COMMANDS = 40;
const MOST_TRIES = 8;

const messagesSchema = z.array(
  z.object({ at: z.iso.datetime(), card: z.record(z.string(), z.unknown()).nullable() }),
);
const countsSchema = z.object({ dropped: z.number() });

interface Run {
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
  /** Calls whose card was never accepted, or accepted and swallowed. */
  readonly dropped: number;
  readonly commandsPerCall: number;
  readonly cpuMsPerCall: number;
}

/** The figure at 20 calls a second, then the highest rate at which nothing is late or lost. */
export async function benchCalls(stage: Stage, gateway: BenchGateway): Promise<void> {
  const measure = (name: string, rate: number, seconds: number): Promise<Run> =>
    runCalls({ stage, gateway }, { name, rate, seconds });
  await measure('warm', 10, 4);
  const base = await measure('base', RATE, SECONDS);
  printRun('calls', RATE, base);
  let highest = isClean(base) ? RATE : 0;
  for (const rate of isClean(base) ? FASTER : SLOWER) {
    const run = await measure(`at${rate}`, rate, STEP_SECONDS);
    printRun('calls-step', rate, run);
    if (isClean(run)) highest = rate;
    // Upwards the first failure ends it, downwards the first success.
    if (isClean(run) !== isClean(base)) break;
  }
  printFigure('calls-highest-clean', { perSecond: highest, goalP95: GOAL_MS });
}

const isClean = ({ p95, dropped }: Run): boolean => p95 <= GOAL_MS && dropped === 0;

function printRun(figure: string, rate: number, run: Run): void {
  printFigure(figure, {
    perSecond: rate,
    calls: run.calls,
    p50: rounded(run.p50),
    p95: rounded(run.p95),
    mongoCommandsPerCall: rounded(run.commandsPerCall),
    serverCpuMsPerCall: rounded(run.cpuMsPerCall),
    cardsDropped: run.dropped,
  });
}

async function runCalls(
  { stage, gateway }: { stage: Stage; gateway: BenchGateway },
  load: { readonly name: string; readonly rate: number; readonly seconds: number },
): Promise<Run> {
  say(`${load.rate} calls a second for ${load.seconds} s`);
  const idle = await waitForIdle(stage);
  const swallowedBefore = await countSwallowed(stage);
  const before = await stage.spent();
  const began = performance.now();
  const rangAt = new Map<string, number>();
  const failures = await atPace(load, async (n) => {
    const call = `${load.name}-${n}`;
    rangAt.set(call, await liveThrough(gateway, call, callerOf(n)));
  });
  if (failures[0]) say(`${failures.length} calls failed: ${failures[0].message}`);
  await pause(SETTLE_MS);
  const seconds = (performance.now() - began) / 1000;
  const after = await stage.spent();
  const acceptedAt = await readAccepted(stage, load.name);
  const times: number[] = [];
  for (const [call, rang] of rangAt) {
    const accepted = acceptedAt.get(call);
    if (accepted !== undefined) times.push(Math.max(0, accepted - rang));
  }
  const calls = load.rate * load.seconds;
  return {
    calls,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    dropped: calls - times.length + (await countSwallowed(stage)) - swallowedBefore,
    commandsPerCall: (after.commands - before.commands - idle.commands * seconds) / calls,
    cpuMsPerCall: (after.cpuMs - before.cpuMs - idle.cpuMs * seconds) / calls,
  };
}

/** One call as the gateway tells it; resolves to the moment its `call.ringing` was sent. */
async function liveThrough(
  gateway: BenchGateway,
  call: string,
  { from, rep }: ReturnType<typeof callerOf>,
): Promise<number> {
  const leg = { leg: `${call}-leg`, target: `${rep}:mobile_phone` };
  const start = { direction: 'in', from, to: '4008320160' };
  await gateway.tell(call, { type: 'call.started', seq: 1, data: start });
  await gateway.ask({ call, from });
  const rang = Date.now();
  await gateway.tell(call, { type: 'call.ringing', seq: 2, data: leg });
  await pause(RINGS_MS);
  const given = { ...leg, outcome: 'cancelled' };
  await gateway.tell(call, { type: 'call.no_answer', seq: 3, data: given });
  await gateway.tell(call, { type: 'call.ended', seq: 4, data: { by: 'caller', cause: 'hangup' } });
  return rang;
}

/** What the server spends a second while nothing happens, once the work of the run before has ended. */
async function waitForIdle(stage: Stage): Promise<Spent> {
  for (let tries = 1; ; tries += 1) {
    const before = await stage.spent();
    await pause(IDLE_MS);
    const after = await stage.spent();
    const perSecond = (key: keyof Spent): number => (after[key] - before[key]) / (IDLE_MS / 1000);
    const idle = { commands: perSecond('commands'), cpuMs: perSecond('cpuMs') };
    if (idle.commands < IDLE_COMMANDS || tries === MOST_TRIES) return idle;
  }
}

/** When the stand-in accepted the first card of each call of a run, by the address of its page. */
async function readAccepted(stage: Stage, run: string): Promise<ReadonlyMap<string, number>> {
  const accepted = new Map<string, number>();
  for (const { id } of REPS) {
    const answer = await fetch(`${stage.standinUrl}/inspect/messages?user=${id}`);
    for (const { at, card } of messagesSchema.parse(await answer.json())) {
      const call = /\/c\/([^"/?]+)/.exec(JSON.stringify(card))?.[1];
      if (call?.startsWith(`${run}-`) !== true || accepted.has(call)) continue;
      accepted.set(call, Date.parse(at));
    }
  }
  return accepted;
}

async function countSwallowed({ standinUrl }: Stage): Promise<number> {
  const answer = await fetch(`${standinUrl}/inspect/counts`);
  return countsSchema.parse(await answer.json()).dropped;
}
