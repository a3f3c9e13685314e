/** Traditional characters to simplified ones, character by character and word by word; no word is exchanged for another. */
import { Converter } from 'opencc-js/t2cn';

// 't', not 'tw': the Taiwanese table takes 么 for 幺 in text that is simplified already.
// Its type is named here because the package's own does not resolve under nodenext.
const convert = Converter({ from: 't', to: 'cn' }) as (text: string) => string;
/** The particle 著 (停著, 著急) as the mainland writes it; 著名, 显著, 著作 keep theirs. */
const PARTICLE = /(?<![显原名巨专论遗译编卓昭土拙合])著(?![名作称书者录述])/gu;

/** Simplified text; what is simplified already comes back as it is. */
export function toSimplified(text: string): string {
  return convert(text).replace(PARTICLE, '着');
}
