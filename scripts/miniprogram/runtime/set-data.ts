/** The bridge between an app's two threads: what may cross it, how much of it crosses, and that it takes a task. */
import { framework, type Changes, type Data, type Engine, type Instance } from './easel.ts';
import { fail } from './failures.ts';

export interface SetData {
  readonly route: string;
  readonly bytes: number;
  /** Milliseconds since the page of the browser was opened. */
  readonly at: number;
  /** The app or the page was hidden. */
  readonly hidden: boolean;
}

const log: SetData[] = [];

/** Each setData since the start, oldest first. */
export function setDataLog(): readonly SetData[] {
  return log;
}

/** What cannot cross to the other thread, each with its path; empty = all of it can. */
export function unfit(value: unknown, path = '', above: readonly unknown[] = []): string[] {
  if (value === undefined) return [`${path} is undefined`];
  if (typeof value === 'number' && !Number.isFinite(value)) return [`${path} is ${value}`];
  if (['function', 'symbol', 'bigint'].includes(typeof value))
    return [`${path} is a ${typeof value}`];
  if (value === null || typeof value !== 'object') return [];
  if (above.includes(value)) return [`${path} is a cycle`];
  if (!Array.isArray(value)) {
    const proto: unknown = Object.getPrototypeOf(value);
    if (proto !== null && proto !== Object.prototype)
      return [`${path} is a ${value.constructor.name}`];
  }
  return Object.entries(value).flatMap(([key, part]) =>
    unfit(part, path === '' ? key : `${path}.${key}`, [...above, value]),
  );
}

interface Bridge {
  readonly routeOf: (of: Instance) => string;
  readonly isHidden: (of: Instance) => boolean;
}

/** Puts the rules in front of an instance's own setData. */
export function guardSetData(of: Instance, bridge: Bridge): void {
  const write = of.setData.bind(of);
  of.setData = (patch, then) => {
    const route = bridge.routeOf(of);
    const faults = unfit(patch);
    for (const fault of faults) fail(`setData in ${route}: ${fault}`);
    if (faults.some((fault) => fault.endsWith('is a cycle'))) return;
    const text = JSON.stringify(patch);
    const bytes = new TextEncoder().encode(text).length;
    log.push({ route, bytes, at: performance.now(), hidden: bridge.isHidden(of) });
    write(JSON.parse(text) as Data);
    if (then)
      afterPaint(() => {
        then.call(of);
      });
  };
}

const waiting = new Map<Changes, { readonly data: Data; readonly changes: unknown[] }>();
const callbacks: (() => void)[] = [];
let due = false;

/** True while something is written that is not drawn yet. */
export function isPainting(): boolean {
  return due;
}

function afterPaint(then: () => void): void {
  callbacks.push(then);
  soon();
}

function soon(): void {
  if (due) return;
  due = true;
  setTimeout(paint);
}

/** Draws all that waits, also what the drawing itself hands on to components inside. */
function paint(): void {
  for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
    const [template, { data, changes }] = next.value;
    waiting.delete(template);
    template.updateValues(data, changes);
  }
  due = false;
  for (const then of callbacks.splice(0)) then();
}

/** Makes the framework draw a task later than data changes, as the two threads of a phone do. */
export function paintLater(): void {
  const inner = new framework.template.GlassEaselTemplateEngine();
  const engine: Engine = {
    create(behavior, options) {
      const template = inner.create(behavior, options);
      return {
        createInstance(component, makeRoot) {
          const drawn = template.createInstance(component, makeRoot);
          return {
            shadowRoot: drawn.shadowRoot,
            initValues: (data) => {
              drawn.initValues(data);
            },
            updateValues(data, changes) {
              const before = waiting.get(drawn)?.changes ?? [];
              waiting.set(drawn, { data, changes: [...before, ...changes] });
              soon();
            },
          };
        },
      };
    },
  };
  framework.globalOptions.templateEngine = engine;
}
