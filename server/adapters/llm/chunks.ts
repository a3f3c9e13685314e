/** Cuts a conversation that is longer than a model's context at turns, each piece beginning with the end of the last. */
import type { Speaker } from '../../domain/speech/types.ts';

/** A line, or a part of one too long for any request. `index`: its line in the conversation. */
export interface Piece {
  readonly index: number;
  readonly speaker: Speaker;
  readonly text: string;
}

/** Turns that are shown again, so that an answer is read with its question. */
const OVERLAP = 3;
/** Number, speaker and line end. */
const LINE_TOKENS = 14;

/** Tokens of a text, never too few: the densest tokenizers make one of a Chinese character. */
export function countTokens(text: string): number {
  return text.length;
}

function costOf(piece: Pick<Piece, 'text'>): number {
  return countTokens(piece.text) + LINE_TOKENS;
}

/** Chunks of at most `room` tokens each; every line is in one at least. `room` is at least a hundred. */
export function splitLines(
  lines: readonly Omit<Piece, 'index'>[],
  room: number,
): readonly (readonly Piece[])[] {
  const pieces = lines.flatMap((line, index) => cutLine(line, index, Math.floor(room / 2)));
  const chunks: (readonly Piece[])[] = [];
  let chunk: Piece[] = [];
  let left = room;
  for (const piece of pieces) {
    const cost = costOf(piece);
    if (cost > left) {
      chunks.push(chunk);
      chunk = tailOf(chunk, Math.min(Math.floor(room / 4), room - cost));
      left = room - sum(chunk);
    }
    chunk.push(piece);
    left -= cost;
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk];
}

function cutLine(line: Omit<Piece, 'index'>, index: number, most: number): Piece[] {
  const width = most - LINE_TOKENS;
  if (line.text.length <= width) return [{ ...line, index }];
  const parts: Piece[] = [];
  for (let from = 0; from < line.text.length; from += width) {
    parts.push({ index, speaker: line.speaker, text: line.text.slice(from, from + width) });
  }
  return parts;
}

/** The last few turns that fit into `room`. */
function tailOf(chunk: readonly Piece[], room: number): Piece[] {
  let from = chunk.length;
  let left = room;
  for (let at = chunk.length - 1; at >= 0 && chunk.length - at <= OVERLAP; at -= 1) {
    left -= costOf(chunk[at] as Piece);
    if (left < 0) break;
    from = at;
  }
  return chunk.slice(from);
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((total, piece) => total + costOf(piece), 0);
}
