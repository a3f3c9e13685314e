/** Whom a call rings, one after another: 现在来电先响, 现在谁接电话, 试算. */

export interface ChainLink {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly text: string;
}

export interface LinkView {
  readonly id: string;
  readonly place: number;
  /** 「销售经理A 座机10秒 + 手机25秒」 */
  readonly text: string;
  /** The last one is no person. */
  readonly isMachine: boolean;
}

/** The chain, numbered from one; the same person may stand in it twice. */
export function viewChain(chain: readonly ChainLink[]): LinkView[] {
  return chain.map(({ person, text }, at) => ({
    id: `${at}`,
    place: at + 1,
    text,
    isMachine: person === null,
  }));
}
