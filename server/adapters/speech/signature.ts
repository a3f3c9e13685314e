/** Links that let a speech provider fetch one recording for two hours, and no other. Signed, nothing is stored. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SpeechLinks } from '../../ports.ts';

const LIFE_MS = 2 * 3_600_000;

export interface LinkKeys {
  readonly publicUrl: string;
  /** A secret of the house; the key of the links is derived from it. */
  readonly secret: string;
  readonly wall: () => Date;
}

export function createSpeechLinks(keys: LinkKeys): SpeechLinks {
  return {
    recording(recording, attempt) {
      const until = Math.floor((keys.wall().getTime() + LIFE_MS) / 1000);
      const named = encodeURIComponent(recording);
      const signed = sign(keys.secret, { recording, attempt, until });
      return `${keys.publicUrl}/speech/audio/${named}/${until}/${signed}/${attempt}.wav`;
    },
    callback: (attempt) => `${keys.publicUrl}/speech/iflytek/${attempt}`,
  };
}

export interface SpeechLink {
  readonly recording: string;
  readonly attempt: string;
  /** Unix seconds. */
  readonly until: number;
}

/** True while the link is good and was made by us. Compared in constant time. */
export function isGoodLink(
  secret: string,
  link: SpeechLink & { readonly signed: string },
  wall: Date,
): boolean {
  const expected = Buffer.from(sign(secret, link));
  const given = Buffer.from(link.signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  return wall.getTime() < link.until * 1000;
}

function sign(secret: string, { recording, attempt, until }: SpeechLink): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'callpop speech links', 32));
  return createHmac('sha256', key).update(`${recording}\n${attempt}\n${until}`).digest('base64url');
}
