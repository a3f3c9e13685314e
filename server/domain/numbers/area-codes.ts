/** China's area codes with trunk 0. Codes given up in mergers stay where nothing else uses them: old books have them. */

/** Always followed by eight digits. */
const THREE_DIGITS = ['010', '020', '021', '022', '023', '024', '025', '027', '028', '029'];

/** Last digits by their first three: `'057': '0123456789'` means 0570 … 0579. Followed by seven or eight digits. */
const FOUR_DIGITS: Readonly<Record<string, string>> = {
  // Hebei, Shanxi, Henan
  '031': '0123456789',
  '033': '5',
  '034': '9',
  '035': '0123456789',
  '037': '0123456789',
  '039': '1234568',
  // Liaoning, Jilin, Heilongjiang, Inner Mongolia
  '041': '0123456789',
  '042': '179',
  '043': '123456789',
  '045': '123456789',
  '046': '4789',
  '047': '0123456789',
  '048': '23',
  // Jiangsu, Shandong, Anhui, Zhejiang, Fujian
  '051': '0123456789',
  '052': '37',
  '053': '0123456789',
  '054': '36',
  '055': '0123456789',
  '056': '123456',
  '057': '0123456789',
  '058': '0',
  '059': '123456789',
  // Shandong, Guangdong, Yunnan
  '063': '12345',
  '066': '0238',
  '069': '12',
  // Jiangxi, Hubei, Hunan, Guangdong, Guangxi
  '070': '1',
  '071': '0123456789',
  '072': '248',
  '073': '0123456789',
  '074': '3456',
  '075': '0123456789',
  '076': '023689',
  '077': '0123456789',
  '079': '0123456789',
  // Sichuan, Guizhou, Yunnan, Tibet, Hainan
  '081': '23678',
  '082': '567',
  '083': '0123456789',
  '085': '1456789',
  '087': '0123456789',
  '088': '3678',
  '089': '12345678',
  // Xinjiang, Shaanxi, Gansu, Ningxia, Qinghai
  '090': '123689',
  '091': '12345679',
  '093': '0123456789',
  '094': '13',
  '095': '12345',
  '097': '012345679',
  '099': '0123456789',
};

const AREA_CODES: ReadonlySet<string> = new Set([
  ...THREE_DIGITS,
  ...Object.entries(FOUR_DIGITS).flatMap(([stem, ends]) => Array.from(ends, (end) => stem + end)),
]);

/** The area code (with trunk 0) that a national number starts with, or null. */
export function areaCodeOf(national: string): string | null {
  for (const length of [3, 4]) {
    const code = national.slice(0, length);
    if (AREA_CODES.has(code)) return code;
  }
  return null;
}

/** Whether this many digits may follow the area code: eight after 010 and 02x, else seven or eight. */
export function isLocalLength(areaCode: string, length: number): boolean {
  return length === 8 || (length === 7 && areaCode.length === 4);
}
