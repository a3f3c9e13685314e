/** Signature of 科大讯飞 LFASR v2 (xfyun.cn/doc/asr/ifasr_new/API.html). */
import { createHash, createHmac } from 'node:crypto';

/** Base64; `ts` is the Unix time in seconds as sent. MD5 and SHA-1 are theirs to choose. */
export function signLfasr({
  appId,
  secretKey,
  ts,
}: {
  readonly appId: string;
  readonly secretKey: string;
  readonly ts: string;
}): string {
  const digest = createHash('md5').update(`${appId}${ts}`).digest('hex');
  return createHmac('sha1', secretKey).update(digest).digest('base64');
}
