/** How names of plastics are built: the resins, what is added to them, and what looks like a name and is none. */

/** Longest first. */
const RESINS = [
  'HDPE|LDPE|LLDPE|UHMWPE|HIPS|GPPS|PMMA|PEEK|PCTG|PETG|PET|PBT|PBAT|PLA|POM|PPS|PPO|PPE|PPA|PVC|PVDF|PTFE|PSU|PEI|PES|PI',
  'ABS|ASA|SAN|AES|MABS|TPU|TPE|TPV|TPEE|EVA|EPDM|LCP|COC',
  'PA(?:66|612|610|46|6T|9T|10T|12|11|6)?|PC|PP|PE|PS|AS(?=[-\\s]?\\d|料)',
].join('|');
const RESIN = `(?:${RESINS})`;
const GLUE = '[-\\s]?';
/** 30% glass, flame retardant … */
const FILLING = `(?:\\+\\s?)?(?:\\d{1,2}\\s?%?\\s?)?(?:GF|CF|MF|TD|MD|FR)(?:\\d{1,2}%?)?|\\+\\s?\\d{1,2}%(?!\\d)`;
/** 757, 110A, HP-20: at least two figures, and no more letters or figures behind them. */
const GRADE =
  '[A-Z]{0,2}\\d{2,5}[A-Z]{0,2}(?:-\\d{1,3})?(?![A-Z\\d.]|\\s?(?:%|吨|公斤|千克|KG|包|袋|柜|件|元|块|万|千|T(?![A-Z])|美金|个|号(?!料)|[一1每/]\\s?(?:吨|公斤|KG|包)))';
const BOUND = '(?<![A-Z\\d])';

/** PCR-ABS-757, PC/ABS, PA66 GF30, ABS 757, PP: matched against upper-case text. */
export const NAMED_PLASTIC = new RegExp(
  `${BOUND}(?:R?PCR${GLUE})?${RESIN}(?:\\s?[/+]\\s?${RESIN})*(?:${GLUE}(?:${FILLING}))*(?:${GLUE}${GRADE})?(?![A-Z])(?!端|机(?!壳)|软件)`,
  'g',
);

const BRAND =
  '奇美|台化|科思创|拜耳|沙比克|SABIC|LG|三星|乐天|帝人|三菱|巴斯夫|BASF|杜邦|金发|普利特|锦湖';
/** 牌号HI121H, 奇美757, AG15A1的料: a grade without its resin, told by the words around it. The grade is a named group. */
export const NAMED_GRADE = new RegExp(
  `(?:(?:牌号|型号|料号|品名|${BRAND})(?:是|叫|为|的)?\\s?(?<told>[A-Z]{0,4}-?\\d{2,5}[A-Z]{0,2}\\d{0,2})(?![A-Z\\d.]|\\s?(?:吨|公斤|块|元|万|千|个|%))` +
    `|${BOUND}(?<shown>[A-Z]{1,4}-?\\d{2,5}[A-Z]{0,2}\\d{0,2})(?=\\s?(?:的?料|这个?牌号|这款|那款|牌号)))`,
  'g',
);

/** Standards, tests and clauses of trade that read like grades. */
export const NO_GRADE = /^(?:ISO|UL|GB|EN|DIN|ASTM|IP|V|GF|CF|NO|A|M|G|T|H|R|Q|E|X)-?\d/;

/** PCRABS → PCR, ABS: the parts a run of letters is made of. Null when it is no plastic. */
export function partsOf(letters: string): readonly string[] | null {
  const found = new RegExp(`^(PCR)?((?:${RESINS})*)$`).exec(letters);
  if (!found?.[2]) return null;
  const resins = found[2].match(new RegExp(RESINS, 'g')) ?? [];
  return [...(found[1] === undefined ? [] : [found[1]]), ...resins];
}
