/** `orderResult` of LFASR, JSON inside JSON inside JSON → sentences. The only place that knows its field names. */
import { z } from 'zod';
import type { HeardSentence, HeardWord } from '../../../domain/speech/types.ts';
import { readJson } from '../failure.ts';
import { secondsOf } from '../hearing.ts';

const whole = z.coerce.number();

/** `wp`: n word · s filler word · p punctuation · g paragraph. `wb`, `we`: frames of 10 ms from the sentence's `bg`. */
const bestSchema = z.looseObject({
  st: z.looseObject({
    bg: whole,
    ed: whole,
    rl: z.union([z.string(), z.number()]).nullish(),
    rt: z.array(
      z.looseObject({
        ws: z.array(
          z.looseObject({
            wb: whole.default(0),
            we: whole.default(0),
            cw: z.array(z.looseObject({ w: z.string(), wp: z.string().default('n') })),
          }),
        ),
      }),
    ),
  }),
});

const latticeSchema = z.array(z.looseObject({ json_1best: z.unknown().optional() })).nullish();

const resultSchema = z.looseObject({
  lattice: latticeSchema,
  // Not smoothed, with `json_1best` as an object; read where the first is missing.
  lattice2: latticeSchema,
  label: z
    .looseObject({
      rl_track: z
        .array(z.looseObject({ rl: z.union([z.string(), z.number()]), track: z.string() }))
        .nullish(),
    })
    .nullish(),
});

type Best = z.infer<typeof bestSchema>['st'];
type Words = Best['rt'][number]['ws'];

const FRAME_MS = 10;
const CHANNELS: ReadonlyMap<string, number> = new Map([
  ['L', 0],
  ['R', 1],
]);

/** Null when it cannot be read. An empty text is no result and gives no sentences. */
export function readOrderResult(text: string): HeardSentence[] | null {
  if (text.trim() === '') return [];
  const result = resultSchema.safeParse(unwrap(text));
  if (!result.success) return null;
  const { lattice, lattice2, label } = result.data;
  const tracks = new Map(
    (label?.rl_track ?? []).map(({ rl, track }) => [String(rl), CHANNELS.get(track) ?? null]),
  );
  const parts = (lattice ?? []).length > 0 ? lattice : lattice2;
  const sentences: HeardSentence[] = [];
  for (const { json_1best } of parts ?? []) {
    const best = bestSchema.safeParse(unwrap(json_1best));
    if (!best.success) return null;
    sentences.push(readSentence(best.data.st, tracks));
  }
  return sentences;
}

/** A text may hold JSON, and that JSON again a text: both forms are seen. */
function unwrap(value: unknown): unknown {
  const once = typeof value === 'string' ? readJson(value) : value;
  return typeof once === 'string' ? readJson(once) : once;
}

function readSentence(st: Best, tracks: ReadonlyMap<string, number | null>): HeardSentence {
  const words = readWords(
    st.rt.flatMap(({ ws }) => ws),
    st.bg,
  );
  // 0: the roles were not told apart. Where the tracks were, the track is what is known.
  const role =
    st.rl === null || st.rl === undefined || String(st.rl) === '0' ? null : String(st.rl);
  const channel = tracks.get(String(st.rl)) ?? null;
  return {
    start: secondsOf(st.bg),
    end: secondsOf(st.ed),
    text: words.map(({ text }) => text).join(''),
    words,
    label: channel === null ? role : null,
    channel,
  };
}

/** Punctuation has no time of its own and stands with the word before it; fillers stay, they were said. */
function readWords(ws: Words, bg: number): HeardWord[] {
  const words: HeardWord[] = [];
  for (const { wb, we, cw } of ws) {
    const [first] = cw;
    if (first === undefined || first.w === '' || first.wp === 'g') continue;
    const before = words.at(-1);
    if (first.wp === 'p') {
      // With nothing before it, it belongs to a sentence that was cut elsewhere.
      if (before !== undefined)
        words.splice(-1, 1, { ...before, text: `${before.text}${first.w}` });
      continue;
    }
    const start = secondsOf(bg + wb * FRAME_MS);
    words.push({ start, end: secondsOf(bg + we * FRAME_MS), text: first.w });
  }
  return words;
}
