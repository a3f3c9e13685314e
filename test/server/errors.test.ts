import { describe, expect, it } from '@jest/globals';
import { AppError, ConflictError, ERRORS, InvalidError } from '../../server/errors.ts';
import type { ErrorCode } from '../../server/errors.ts';
import { MESSAGE_CODES, messageOf } from '../../templates/errors.ts';

describe('the catalogue of errors', () => {
  it('has words for exactly its codes', () => {
    expect([...MESSAGE_CODES].sort()).toEqual(Object.keys(ERRORS).sort());
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])(
    '%s has an error status and Chinese words',
    (code) => {
      expect(ERRORS[code].status).toBeGreaterThanOrEqual(400);
      expect(ERRORS[code].status).toBeLessThan(600);
      expect(messageOf(code)).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('names the seconds to wait when they are known', () => {
    expect(messageOf('too_many_requests', { seconds: 30 })).toContain('30 秒');
    expect(messageOf('too_many_requests')).not.toMatch(/\d|undefined/);
  });

  it('an error carries status, retry, cause and fields', () => {
    const cause = new Error('down');
    const error = new AppError('store_unavailable', 'no answer', { cause });
    expect(error).toMatchObject({ status: 503, retryable: true, cause, fields: [], data: {} });
    const fields = [{ path: 'at', problem: 'must be a time' }];
    expect(new InvalidError(fields)).toMatchObject({ code: 'invalid', status: 422, fields });
    expect(new ConflictError('changed', { version: 2 })).toMatchObject({
      status: 409,
      retryable: false,
      current: { version: 2 },
    });
  });
});
