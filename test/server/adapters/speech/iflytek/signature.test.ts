/** The published signature vector of LFASR, and one of our own. */
import { describe, expect, it } from '@jest/globals';
import { signLfasr } from '../../../../../server/adapters/speech/iflytek/signature.ts';

describe('signLfasr', () => {
  it.each([
    [
      'the example of the documentation',
      { appId: '595f23df', ts: '1512041814', secretKey: 'd9f4aa7ea6d94faca62cd88a28fd5234' },
      'IrrzsJeOFk1NGfJHW6SkHUoN9CU=',
    ],
    [
      'a vector of our own',
      { appId: 'testapp1', ts: '1767225600', secretKey: '0123456789abcdef0123456789abcdef' },
      '9qLgMGSCn6UzYssclSi5xLWC4LM=',
    ],
  ])('%s', (_name, given, signature) => {
    expect(signLfasr(given)).toBe(signature);
  });
});
