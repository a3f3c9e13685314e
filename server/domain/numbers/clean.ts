/** From what stands in a field to plain half-width text: widths, invisible signs, SIP and tel addresses. Spec §2. */

/** Fields are read up to here; what follows is no telephone number anybody wrote by hand. */
const LONGEST_FIELD = 1000;

const INVISIBLE = /[\p{Cf}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;
const DASHES = /[\u2010-\u2015\u2043\u2212\u30fc\u2500\ufe58]/g;
const IN_ANGLES = /<\s*((?:sips?|tel):[^<>]*)>/gi;
/** `13800008888.0`, as spreadsheets save a number. */
const SPREADSHEET_ZERO = /(\d{5})\.0+(?![\d.])/g;

/** A `tel:` number without `+` is local to its `phone-context` (RFC 3966 §5.1.5) when that is a number itself. */
function readContext(address: string): string {
  const context = /;phone-context=(\+\d[\d-]*)/i.exec(address)?.[1];
  if (context === undefined || /^\s*tel:\s*\+/i.test(address)) return address;
  return address.replace(/tel:/i, `tel:${context}-`);
}

/** The user part of an address; `;ext=12` stays as an extension, other parameters and the host go. */
function readAddress(address: string): string {
  return readContext(address)
    .replace(/%2b/gi, '+')
    .replace(/;ext=(\d+)/gi, ' ext $1')
    .replace(/;[a-z][a-z0-9-]*=[^;,\s>]*/gi, '')
    .replace(/@[^\s;,>]*/g, ' ')
    .replace(/(?<![a-z])(?:sips?|tel):/gi, ' ');
}

/** Plain text of one field: half-width, visible signs only, addresses reduced to their number. */
export function cleanField(raw: string): string {
  const text = raw
    .slice(0, LONGEST_FIELD)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(SPREADSHEET_ZERO, '$1');
  const named = [...text.matchAll(IN_ANGLES)].map((found) => readAddress(found[1] ?? ''));
  return (named.length > 0 ? named.join(' ; ') : readAddress(text)).trim();
}

const WITHHELD_WORDS: ReadonlySet<string> = new Set([
  ...['anonymous', 'unknown', 'restricted', 'private', 'withheld', 'unavailable', 'hidden'],
  ...['blocked', 'outofarea', 'nocallerid', 'privatenumber', 'unknownnumber', 'hiddennumber'],
  ...['null', 'undefined', 'none', 'nil', 'nan', 'na', 'unknowncaller', 'anonymousinvalid'],
  ...['未知', '未知号码', '未知来电', '匿名', '匿名号码', '匿名来电', '保密', '保密号码', '隐藏'],
  ...['隐藏号码', '号码隐藏', '号码未显示', '未显示', '不显示', '无法显示', '无号码', '无主叫'],
  ...['无主叫号码', '私人号码', '未提供', '无来电显示', '无显示', '无', '空'],
]);

/** Whether the cleaned text says that no number is there: empty, signs or zeros only, or a word for it. */
export function isWithheld(text: string): boolean {
  if (/[1-9]/.test(text)) return false;
  const word = text.toLowerCase().replace(/[^\p{L}]/gu, '');
  return word === '' || WITHHELD_WORDS.has(word);
}
