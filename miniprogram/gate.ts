/** Why somebody cannot come in, and what they can do about it. One gate for the whole program. Pages §3. */
import type { Failure } from './failure';

export type GateKind =
  | 'outside'
  | 'invisible'
  | 'outsider'
  | 'unlisted'
  | 'disabled'
  | 'login-away'
  | 'server-away'
  | 'too-old';

export interface Gate {
  readonly kind: GateKind;
  readonly title: string;
  readonly hint: string;
  /** Whether trying again may help. */
  readonly retry: boolean;
  readonly requestId: string | null;
}

const TEXTS: Readonly<Record<GateKind, readonly [title: string, hint: string, retry: boolean]>> = {
  outside: ['请在企业微信中打开', '这个小程序只在企业微信里使用。', false],
  invisible: ['您不在应用可见范围', '请联系管理员，在应用的可见范围中加入您，然后重试。', true],
  outsider: ['您不是本企业的成员', '请切换到本企业的账号后重新打开。', true],
  unlisted: ['您不在名单中', '请联系管理员加入名单，然后重试。', true],
  disabled: ['您的账号已停用', '如需恢复，请联系管理员。', true],
  'login-away': ['企业微信暂时无法登录', '请稍后重试。', true],
  'server-away': ['服务暂时不可用', '请检查网络，稍后重试。', true],
  'too-old': ['请关闭小程序后重新打开', '当前版本过旧，重新打开后会自动更新。', false],
};

/** What the server's codes mean at the door; whatever is not here is no matter of coming in. */
const KINDS: Readonly<Record<string, GateKind>> = {
  outsider: 'outsider',
  not_visible: 'invisible',
  not_an_employee: 'unlisted',
  disabled: 'disabled',
};

/** The gate a failure leads to; null when it is no matter of coming in. The server's own words name whom to ask. */
export function gateFor(failure: Failure): Gate | null {
  if (failure.status === 426) return gateOf('too-old', failure);
  const kind = KINDS[failure.code];
  return kind === undefined ? null : gateOf(kind, failure);
}

/** Words of the server are the hint where it has any; its code decides the title. */
export function gateOf(kind: GateKind, failure: Failure | null = null): Gate {
  const [title, fixed, retry] = TEXTS[kind];
  const said = failure !== null && failure.status > 0 && kind !== 'too-old' ? failure.message : '';
  const hint = said === '' || said === title ? fixed : said;
  return { kind, title, hint, retry, requestId: failure?.requestId ?? null };
}

let shut: Gate | null = null;
const listeners = new Set<(gate: Gate | null) => void>();

/** Null: the way is open, as far as anybody knows. */
export function gateNow(): Gate | null {
  return shut;
}

export function shutGate(gate: Gate): void {
  shut = gate;
  for (const tell of [...listeners]) tell(gate);
}

/** Somebody wants to try again. Outside of WeCom, and for releases that are too old, it stays shut. */
export function openGate(): void {
  if (shut === null || !shut.retry) return;
  shut = null;
  for (const tell of [...listeners]) tell(null);
}

/** Calls `tell` at each change until the returned function is called. */
export function watchGate(tell: (gate: Gate | null) => void): () => void {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}
