import assert from 'node:assert/strict';
import { failureLine } from '../../../server/src/cli/failureLine.ts';
import { AppError, AwsFailure } from '../../../server/src/core/errors.ts';

const denied = new AwsFailure({
  kind: 'denied',
  call: 'sts:AssumeRole',
  code: 'AccessDenied',
  message: 'not authorized\nto perform',
  status: 403,
  requestId: null,
  accountId: '123456789012',
  region: 'us-east-1',
});

describe('error lines', () => {
  it('name file, line and column first', () => {
    const error = new AppError('ACCOUNTS_FILE', 'The id has 11 digits', {
      file: 'accounts.yaml',
      line: 4,
      column: 9,
      hint: 'Give 12.',
    });
    assert.deepEqual(failureLine(error), {
      line: 'accounts.yaml:4:9: The id has 11 digits. Give 12.',
      exitCode: 2,
    });
  });

  it('name a file that has no line, once', () => {
    const file = 'accounts.yaml';
    const line = (message: string) => failureLine(new AppError('ACCOUNTS_FILE', message, { file }))?.line;
    assert.equal(line('The file is too large'), `${file}: The file is too large.`);
    assert.equal(line(`There is no space left: ${file}`), `There is no space left: ${file}.`);
  });

  it('say where in AWS, and stay one line', () => {
    const failure = failureLine(denied);
    assert.match(failure?.line ?? '', /^AWS refused sts:AssumeRole.*\(123456789012, us-east-1\)\. Allow /);
    assert.doesNotMatch(failure?.line ?? '', /\n/);
    assert.equal(failure?.exitCode, 1);
  });

  it('do not repeat what the message says already', () => {
    const error = new AppError('NOT_FOUND', 'No such account: 123456789012', { accountId: '123456789012' });
    assert.equal(failureLine(error)?.line, 'No such account: 123456789012.');
  });

  it('carry no escape sequences', () => {
    assert.equal(failureLine(new AppError('BAD_INPUT', 'x\u001b[2J'))?.line, 'x.');
  });

  it('are not for bugs', () => {
    assert.equal(failureLine(new TypeError('x is undefined')), null);
  });
});
