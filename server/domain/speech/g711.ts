/** The two compressions of telephone sound (ITU-T G.711): the 16-bit sample of each byte. */

/** Sample of each A-law byte. */
export const ALAW = Int16Array.from({ length: 256 }, (_, code) => alawSample(code));

/** Sample of each μ-law byte. */
export const ULAW = Int16Array.from({ length: 256 }, (_, code) => ulawSample(code));

/** ITU-T G.711, A-law. */
function alawSample(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits & 0x70) >> 4;
  const mantissa = ((bits & 0x0f) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return bits & 0x80 ? size : -size;
}

/** ITU-T G.711, μ-law. */
function ulawSample(code: number): number {
  const bits = ~code & 0xff;
  const size = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return bits & 0x80 ? -size : size;
}
