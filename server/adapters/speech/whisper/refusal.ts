/** The words of a refusal. Servers put them in `error.message`, `error`, `message`, FastAPI's `detail`, or in plain text. */
import { z } from 'zod';

export interface Refusal {
  /** The server's own code, null when there is none. */
  readonly code: string | null;
  /** On one line, untrusted, not shortened. */
  readonly message: string;
}

const word = z.union([z.string(), z.number()]).transform(String).nullable().catch(null);
const inner = z.object({ message: word, code: word, type: word });
const detail = z.array(z.object({ loc: z.array(word).catch([]), msg: word }));
const refusal = z.object({
  error: z.union([z.string(), inner]).nullable().catch(null),
  detail: z.union([z.string(), detail]).nullable().catch(null),
  message: word,
  code: word,
});

export function readRefusal(body: string): Refusal {
  const read = refusal.safeParse(jsonOf(body));
  if (!read.success) return { code: null, message: plain(body) };
  const { error, message, code, detail } = read.data;
  const own = typeof error === 'string' || error === null ? null : error;
  const said = [
    typeof error === 'string' ? error : null,
    own?.message,
    message,
    typeof detail === 'string' ? detail : detail?.map(faultIn).join('; '),
  ];
  return {
    code: own?.code ?? code ?? own?.type ?? null,
    message: plain(said.find((one) => typeof one === 'string' && one !== '') ?? body),
  };
}

/** `body.response_format: Input should be 'json' or 'text'` */
function faultIn(fault: z.infer<typeof detail>[number]): string {
  return `${fault.loc.join('.')}: ${fault.msg ?? ''}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** One line; of a page only its words. */
function plain(text: string): string {
  return text
    .replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
