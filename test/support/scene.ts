/** What happens in a story, and what people see: ring, pass, press, cards. Reads like sentences. */
import type { SimulatedGateway } from '../../scripts/gateway/index.ts';
import type { Running } from '../../server/main.ts';
import type { HandClock } from './clock.ts';

/** A card as one person sees it now. */
export interface SeenCard {
  readonly msgid: string;
  readonly msgtype: string;
  readonly card: {
    readonly card_type: string;
    readonly source?: { readonly desc: string; readonly desc_color?: number };
    readonly main_title?: { readonly title?: string; readonly desc?: string };
    readonly sub_title_text?: string;
    readonly horizontal_content_list?: readonly {
      readonly keyname: string;
      readonly value: string;
    }[];
    readonly button_selection?: { readonly option_list: readonly { id: string; text: string }[] };
    readonly button_list?: readonly { text: string; key?: string; type?: number }[];
    readonly action_menu?: { readonly action_list: readonly { text: string; key: string }[] };
    readonly replace_text?: string;
  } | null;
  readonly text: string | null;
  readonly revision: number;
  readonly warnings: readonly unknown[];
}

export interface RingScript {
  readonly from: string;
  readonly digit?: string;
  readonly answer?: readonly { readonly person: string; readonly after: number }[];
  readonly busy?: readonly string[];
  readonly offline?: readonly string[];
  readonly hangupAfter?: number;
  readonly press1?: boolean;
  /** `clip:<name>`, a text or a file: what is said in the talk, or left as a message. */
  readonly talk?: string;
  readonly say?: string;
}

export interface Scene {
  /** A call comes in; resolves with its id when everything it set off has settled. */
  ring(script: RingScript): Promise<string>;
  /** Seconds pass, one by one; whatever becomes due happens. */
  pass(seconds: number): Promise<void>;
  /** Time jumps; whatever became due on the way happens afterwards. */
  skip(seconds: number): Promise<void>;
  /** Everything under way comes to rest. */
  settle(): Promise<void>;
  /** All live messages of a person, oldest first. Fails when WeCom would have drawn one cut. */
  messages(person: string): Promise<readonly SeenCard[]>;
  /** The newest card of a person; fails when there is none. */
  card(person: string): Promise<SeenCard>;
  /** What the grey caption of the newest card says; null while its buttons live. */
  caption(person: string): Promise<string | null>;
  /** Words of the live buttons of the newest card. */
  buttons(person: string): Promise<readonly string[]>;
  press(person: string, text: string, selected?: string): Promise<void>;
  /** Presses without waiting for what it causes; for two fingers at once. */
  finger(person: string, text: string, selected?: string): Promise<number>;
  say(person: string, words: string): Promise<void>;
  /** Controls the telephones of the call. */
  phone(call: string, act: string, body?: object): Promise<void>;
  phoneState(call: string): Promise<PhoneState>;
  api(path: string, init?: { method?: string; body?: unknown; token?: string }): Promise<Response>;
  faults(patch: object): Promise<void>;
}

export interface PhoneState {
  readonly phase: string;
  readonly ended: boolean;
  readonly legs: readonly { person: string; device: string; state: string; outcome?: string }[];
}

const SETTLE_LIMIT_MS = 20_000;

export function createScene(need: {
  readonly clock: HandClock;
  readonly standinUrl: string;
  readonly gateway: SimulatedGateway;
  readonly running: () => Running;
  /** False while a slow step will not end by itself. */
  readonly patient: () => boolean;
}): Scene {
  const { clock, standinUrl, gateway, running } = need;

  async function settle(): Promise<void> {
    const end = performance.now() + SETTLE_LIMIT_MS;
    for (let quiet = 0; quiet < 2;) {
      await running().flows.idle();
      await running().flows.sweep.pass();
      await running().flows.idle();
      const waited = need.patient() && (await running().flows.idleAside());
      // One breath for what travels over sockets.
      await new Promise((next) => setImmediate(next));
      // What a slow step brought about is swept before the house counts as quiet.
      quiet = gateway.waiting() === 0 && !waited ? quiet + 1 : 0;
      if (quiet === 0) await new Promise((next) => setTimeout(next, 2));
      if (performance.now() > end) throw new Error('the house does not come to rest');
    }
  }

  async function messages(person: string): Promise<readonly SeenCard[]> {
    const answer = await fetch(`${standinUrl}/inspect/messages?user=${person}`);
    const seen = (await answer.json()) as SeenCard[];
    const warned = seen.filter((one) => one.warnings.length > 0);
    if (warned.length > 0) throw new Error(`WeCom would cut: ${JSON.stringify(warned, null, 1)}`);
    return seen;
  }

  async function card(person: string): Promise<SeenCard> {
    const newest = (await messages(person)).findLast((one) => one.card !== null);
    if (!newest) throw new Error(`${person} has no card`);
    return newest;
  }

  async function post(url: string, body: object): Promise<Response> {
    return fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async function must(answer: Response, what: string): Promise<Response> {
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async function finger(person: string, text: string, selected?: string): Promise<number> {
    const { msgid } = await card(person);
    const body = { user: person, msgid, text, ...(selected === undefined ? {} : { selected }) };
    return (await post(`${standinUrl}/inspect/press`, body)).status;
  }

  return {
    settle,
    messages,
    card,
    finger,
    async ring(script) {
      const answer = await must(await post(`${gateway.url}/sim/calls`, script), 'ring');
      const { call } = (await answer.json()) as { call: string };
      await settle();
      return call;
    },
    async pass(seconds) {
      for (let second = 0; second < seconds; second += 1) {
        clock.move(1000);
        await settle();
      }
    },
    async skip(seconds) {
      clock.move(seconds * 1000);
      await settle();
    },
    async caption(person) {
      return (await card(person)).card?.replace_text ?? null;
    },
    async buttons(person) {
      const { card: seen } = await card(person);
      if (!seen || seen.replace_text !== undefined) return [];
      return (seen.button_list ?? []).map((button) => button.text);
    },
    async press(person, text, selected) {
      const status = await finger(person, text, selected);
      if (status !== 200) throw new Error(`${person} cannot press ${text}: ${status}`);
      await settle();
    },
    async say(person, words) {
      await must(await post(`${standinUrl}/inspect/say`, { user: person, content: words }), 'say');
      await settle();
    },
    async phone(call, act, body = {}) {
      await must(await post(`${gateway.url}/sim/calls/${call}/${act}`, body), act);
      await settle();
    },
    async phoneState(call) {
      return (await (await fetch(`${gateway.url}/sim/calls/${call}`)).json()) as PhoneState;
    },
    async api(path, init = {}) {
      return fetch(`${running().url}${path}`, {
        method: init.method ?? 'GET',
        headers: {
          ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(init.token === undefined ? {} : { authorization: `Bearer ${init.token}` }),
        },
        ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      });
    },
    async faults(patch) {
      await must(await post(`${standinUrl}/inspect/faults`, patch), 'faults');
    },
  };
}
