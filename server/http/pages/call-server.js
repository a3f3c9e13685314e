/** What the call page says to the server, and to whoever reads it. */

export const page = () => document.getElementById('call');
export const callPath = () => `/api/calls/${encodeURIComponent(page().dataset.call)}`;

/** One line above everything; null takes it away. */
export function tell(text) {
  const line = document.getElementById('notice');
  line.hidden = text === null;
  line.textContent = text ?? '';
}

/** A write of the cookie session; resolves to the answer's JSON, rejects with the server's own sentence. */
export async function post(path, body, key) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-callpop': '1',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.message || page().dataset.actFailed);
  return json;
}

/** What a failed request says to people: the server's sentence, or ours when no answer came. */
export function sentenceOf(error, otherwise) {
  return error instanceof TypeError ? otherwise : error.message;
}
