/** Opens a list page of the shell as the framework does, without templates. */
import { settle, type Reply } from './fake-wx';

interface Rows {
  readonly now: string;
  readonly rows: readonly { readonly id: string; readonly text: string }[];
  readonly next: string | null;
}
export interface Opened {
  readonly data: {
    readonly view: { readonly rows: readonly { readonly id: string }[] } | null;
    readonly frame: Record<string, unknown>;
    readonly act: Record<string, unknown>;
    readonly list: { readonly earlier: boolean; readonly later: boolean };
  };
  readonly patches: readonly Record<string, unknown>[];
  readonly shown: import('../../../miniprogram/page').Shown<Rows>;
  onLoad(query: object): void;
  onShow(): void;
  onHide(): void;
  onUnload(): void;
  onReachBottom(): void;
  onRowsEarlier(): void;
  onRowsLater(): void;
  onRetry(): void;
}

/** An answer of the list's door. */
export const list = (next: string | null, ...ids: string[]): Reply => ({
  status: 200,
  data: { now: '2026-11-24T02:00:00.000Z', rows: ids.map((id) => ({ id, text: id })), next },
});

/** Made, shown, and as far as it comes without waiting. */
export async function openPage(query: object = {}): Promise<Opened> {
  const { shownPage } = await import('../../../miniprogram/page');
  const { queryText } = await import('../../../miniprogram/wire');
  const options = shownPage({
    path: ({ words }) => `/api/list${queryText({ words })}`,
    view: ({ rows, now }: Rows) => ({ rows, now }),
    empty: ({ rows }) =>
      rows.length === 0 ? { title: '没有来电', hint: '来电会出现在这里' } : null,
    watches: ({ id }) => [{ kind: 'call', id }],
    next: ({ next }) => (next === null ? null : `/api/list?cursor=${next}`),
  });
  const patches: Record<string, unknown>[] = [];
  const page = Object.assign({}, options, {
    route: 'pages/call/list',
    patches,
    setData(patch: Record<string, unknown>) {
      patches.push(patch);
      for (const name of Object.keys(patch)) write(page.data, name, patch[name]);
    },
  });
  const opened = page as unknown as Opened;
  opened.onLoad(query);
  opened.onShow();
  await settle();
  return opened;
}

/** As the framework does: `view.rows[3]`. */
function write(data: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split(/[.[\]]+/).filter((name) => name !== '');
  let at = data;
  for (const name of names.slice(0, -1)) {
    const copy = Array.isArray(at[name])
      ? [...(at[name] as unknown[])]
      : { ...(at[name] as object) };
    at[name] = copy;
    at = copy;
  }
  at[names[names.length - 1] ?? ''] = value;
}
