/** A heard sentence as it is shown: simplified, marks and widths as Chinese writes them. Nothing is added that was not said. */

/** `<|zh|><|NEUTRAL|>`: what some models say about the sound. */
const MODEL_TAGS = /<\|[^|<>]*\|>/g;
/** `[音乐]`, `(Music)`, `♪`: sounds, not words. */
const SOUND_NAMES =
  /[[(（【<＜](?:背景)?(?:音乐|掌声|笑声|铃声|静音|无声|噪音|杂音|哔|空白|music|applause|laughter|silence|noise|ringing|blank_?audio|beep)[\])）】>＞]|[♪♫]+/giu;
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
const WIDE_LETTERS =
  /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\uff0d\uff0f\uff20\uff06]/gu;
const HAN = '\\p{Script=Han}';
const HAS_HAN = /\p{Script=Han}/u;
const MARK = '，。！？；：、…';
/** Narrow marks after a Chinese character or mark, or before a Chinese character. */
const NARROW = '[,.?!;:](?:\\s*[,.?!;:])*';
const BESIDE_HAN = new RegExp(
  `(?<=[${HAN}${MARK}）」』”])${NARROW}|${NARROW}(?=${HAN})|${NARROW}$`,
  'gu',
);

const WIDE_MARKS: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '?': '？',
  '!': '！',
  ';': '；',
  ':': '：',
};

/** The heard text for display; empty when it held no word. `toSimplified` keeps what is simplified already. */
export function cleanText(heard: string, toSimplified: (text: string) => string): string {
  const spoken = heard
    .replace(MODEL_TAGS, '')
    .replace(SOUND_NAMES, ' ')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '');
  return closeGaps(foldMarks(unifyWidths(toSimplified(spoken))));
}

/** Letters and digits narrow, marks beside Chinese wide; points inside numbers and models stay. */
function unifyWidths(text: string): string {
  const narrow = text
    .replace(WIDE_LETTERS, (sign) => sign.normalize('NFKC'))
    .replace(/(?<=\d)．(?=\d)/gu, '.')
    .replace(/．|｡/gu, '。')
    .replace(/､/gu, '、')
    .replace(/\.{3,}|…+/gu, '……');
  return HAS_HAN.test(narrow) ? closeGaps(narrow).replace(BESIDE_HAN, widen) : narrow;
}

function widen(marks: string): string {
  return Array.from(marks, (mark) => WIDE_MARKS[mark] ?? mark).join('');
}

const MARKS_IN_A_ROW = new RegExp(`[${MARK}](?:\\s*[${MARK}])+`, 'gu');
const MARKS_IN_FRONT = new RegExp(`^[\\s,.;:?!${MARK}]+`, 'u');

/** One mark where many stand: 。。。 is 。, ，。 is 。, ？！ stays; none stands first. */
function foldMarks(text: string): string {
  return text.replace(MARKS_IN_A_ROW, strongest).replace(MARKS_IN_FRONT, '');
}

function strongest(marks: string): string {
  const raised = Array.from(new Set(marks.match(/[！？]/gu))).join('');
  if (raised !== '') return raised;
  if (marks.includes('。')) return '。';
  return marks.includes('…') ? '……' : marks.charAt(0);
}

/** Spaces stay between Latin words only. */
function closeGaps(text: string): string {
  const wide = `[${HAN}${MARK}（）「」『』《》“”]`;
  return text.replace(new RegExp(`(?<=${wide})\\s+|\\s+(?=${wide})`, 'gu'), '').trim();
}
