/** What an archive says it unpacks to, before anything of it is unpacked. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** The end may be followed by a comment of so many bytes. */
const LONGEST_COMMENT = 0xffff;
/** Stands where a size is written elsewhere, as only archives of more than 4 GiB need it. */
const ELSEWHERE = 0xffffffff;
const DEFLATED = 8;
/** An empty entry is packed into two bytes; so few cannot unpack to much. */
const HARMLESS = 16;

export interface Measure {
  readonly entries: number;
  /** All entries together. */
  readonly bytes: number;
}

/**
 * Adds up the directory of a ZIP archive. Null for what is no such archive, and for one whose sizes cannot be relied on:
 * the reader stops unpacking an entry at the size that is written here.
 */
export function measureArchive(bytes: Uint8Array): Measure | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const entries = view.getUint16(end + 10, true);
  let place = view.getUint32(end + 16, true);
  let sum = 0;
  for (let n = 0; n < entries; n += 1) {
    if (place + ENTRY_LENGTH > view.byteLength || view.getUint32(place, true) !== ENTRY)
      return null;
    const method = view.getUint16(place + 10, true);
    const packed = view.getUint32(place + 20, true);
    const unpacked = view.getUint32(place + 24, true);
    if (packed === ELSEWHERE || unpacked === ELSEWHERE) return null;
    if (method === DEFLATED && packed === 0) return null;
    if (method === DEFLATED && unpacked === 0 && packed > HARMLESS) return null;
    sum += Math.max(packed, unpacked);
    place +=
      ENTRY_LENGTH +
      view.getUint16(place + 28, true) +
      view.getUint16(place + 30, true) +
      view.getUint16(place + 32, true);
  }
  return { entries, bytes: sum };
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let place = view.byteLength - END_LENGTH; place >= first; place -= 1) {
    if (view.getUint32(place, true) === END) return place;
  }
  return null;
}
