/** 换班 as it is drawn. The words come from the API. */
import type { SwapPage } from '../../server/http/contract/answers';

export interface SwapView {
  readonly title: string;
  readonly line: string;
  readonly state: SwapPage['state'];
  /** Who works what, once it is made; `key` is its place. */
  readonly spans: readonly { readonly key: number; readonly text: string; readonly who: string }[];
  readonly back: string;
  readonly note: string;
  readonly asker: string;
  readonly askedAt: string;
  readonly acts: readonly {
    readonly key: SwapPage['acts'][number]['key'];
    readonly text: string;
    /** The filled one. */
    readonly main: boolean;
  }[];
}

export function viewSwap(page: SwapPage): SwapView {
  const { title, line, state, back, note, askedAt, asker } = page;
  return {
    ...{ title, line, state, back: back ?? '', note: note ?? '' },
    ...{ asker: asker.name, askedAt: askedAt.text },
    spans: page.spans.map(({ text, who }, key) => ({ key, text, who })),
    acts: page.acts.map(({ key, text }) => ({ key, text, main: key === 'grant' })),
  };
}
