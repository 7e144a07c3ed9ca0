import assert from 'node:assert/strict';
import { AwsFailure } from '../../server/src/core/errors.ts';
import { failureOf } from '../../server/src/core/failure.ts';

function refused(code: string, message: string): AwsFailure {
  return new AwsFailure({
    kind: 'credentials',
    call: 'kms:ListKeys',
    code,
    message,
    status: 403,
    requestId: null,
    accountId: '123456789012',
    region: 'us-east-1',
  });
}

describe('what AWS refuses', () => {
  for (const [code, message] of [
    ['RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'],
    ['InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than 20260101T020000Z'],
    ['InvalidSignatureException', 'Signature not yet current: 20260101T020000Z is still later than 20260101T000500Z'],
  ] as const) {
    it(`for its time is the clock's fault, not the credentials': ${message.slice(0, 25)}`, () => {
      const failure = failureOf(refused(code, message));
      assert.match(failure?.message ?? '', /^The clock of this machine/);
      assert.match(failure?.hint ?? '', /^Set the clock/);
    });
  }

  it('for its credentials is mended by signing in', () => {
    assert.match(failureOf(refused('ExpiredToken', 'It has expired'))?.hint ?? '', /^Sign in again/);
  });
});
