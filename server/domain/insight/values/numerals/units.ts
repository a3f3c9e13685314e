/** The units goods are counted in: how they are spoken, and the one word each is kept under. */

/** Longest first; 个 may stand before those that take it. */
const SPOKEN = [
  '个?(?:吨袋|吨包|太空袋)',
  '(?:个|条|只)?(?:小|大|高|平|整|货|散|超)?(?:货)?柜(?:子)?(?!台|员)',
  '个?(?:集装箱|托盘|卡板|托|板(?!块|材))',
  '公吨|吨(?!位)',
  '公斤|千克|[kK][gG][sS]?(?![a-zA-Z])|市斤|斤|磅',
  '克(?!服|重)|g(?![a-zA-Z])',
  '[tT](?![a-zA-Z])',
  '包(?!装|括|含|裹|邮)',
  '袋|桶|箱|卷',
  '件(?!事)|车(?!间|型|载|用|灯|门|身|厂|牌)',
].join('|');

/** A unit at a place, as a piece of a pattern without groups that count. */
export const UNIT = `(?:${SPOKEN})`;

/** Units whose fractions are spoken after them: 一吨二, 两斤半. */
export const SPLIT_UNIT = /^(?:公吨|吨|公斤|斤|千克)$/;

const KEPT_UNDER: readonly (readonly [RegExp, string])[] = [
  [/^t$/i, '吨'],
  [/^kgs?$/i, '公斤'],
  [/^g$/i, '克'],
  [/柜/, '柜'],
  [/托/, '托'],
  [/卡?板/, '板'],
];

/** 5T → 吨, 25KG → 公斤, 个柜 → 柜; every other unit as spoken. */
export function unitWord(spoken: string): string {
  const kept = KEPT_UNDER.find(([pattern]) => pattern.test(spoken));
  return kept ? kept[1] : spoken.replace(/^个/, '');
}

/** 一吨, 每吨, /吨: for one of these. The unit is the first group. */
export const PER_ONE = `(?:一|1|每一?|/|／|per\\s?)\\s?(${UNIT})`;
