import { randomBytes } from 'node:crypto';
import { WecomError } from './errors.ts';

const MEGABYTE = 1_048_576;
const LIMITS: Record<string, number> = {
  image: 10 * MEGABYTE,
  voice: 2 * MEGABYTE,
  video: 10 * MEGABYTE,
  file: 20 * MEGABYTE,
};

/** Largest body media/upload reads, bytes: the file limit and room for the multipart frame. */
export const UPLOAD_BYTES = 21 * MEGABYTE;

/**
 * media/upload (WeCom path/90253): field `media` of a multipart form. Returns a new media id.
 * Throws 40004 type, 40006 five bytes or fewer, 45001 too large, 301017 voice that is not AMR.
 */
export async function acceptUpload(
  type: string | undefined,
  contentType: string,
  body: Buffer,
): Promise<string> {
  const limit = LIMITS[type ?? ''];
  if (limit === undefined) throw new WecomError(40004, type);
  const file = await readFile(contentType, body);
  if (file.length <= 5) throw new WecomError(40006);
  if (file.length > limit) throw new WecomError(45001);
  if (type === 'voice' && !file.subarray(0, 5).equals(Buffer.from('#!AMR'))) {
    throw new WecomError(301017);
  }
  return randomBytes(32).toString('base64url');
}

async function readFile(contentType: string, body: Buffer): Promise<Buffer> {
  try {
    const frame = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- advised against for servers that face the world; this one reads small uploads on loopback
    const form = await frame.formData();
    const file = form.get('media');
    if (file === null || typeof file === 'string') throw new WecomError(44004, 'media');
    return Buffer.from(await file.arrayBuffer());
  } catch (cause) {
    if (cause instanceof WecomError) throw cause;
    throw new WecomError(44004, 'not a multipart form');
  }
}
