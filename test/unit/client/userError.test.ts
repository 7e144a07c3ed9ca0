import assert from 'node:assert/strict';
import { errorLine, isCancelled, toUserError } from '../../../client/src/errors/userError.ts';

function failure(message: string, data: object | undefined, code = -32803): Error {
  return Object.assign(new Error(message), { code, data });
}

describe('what the user is told about an error', () => {
  it('is what failed and what to do', () => {
    const error = toUserError(failure('The session has expired', { code: 'CREDENTIALS', hint: 'Run: aws sso login' }));
    assert.equal(error?.text, 'The session has expired. Run: aws sso login.');
    assert.equal(error?.what, 'The session has expired.');
    assert.equal(error?.hint, 'Run: aws sso login.');
    assert.equal(error?.credentials, true);
    assert.equal(error?.file, null);
  });

  it('names the place in a file', () => {
    const data = { code: 'ACCOUNTS_FILE', hint: null, file: '/x/accounts.yaml', line: 7, column: 3 };
    const error = toUserError(failure('Two accounts have the id 1.', data));
    assert.equal(error?.text, 'Two accounts have the id 1.');
    assert.deepEqual(error?.file, { path: '/x/accounts.yaml', line: 7, column: 3 });
    assert.equal(error?.credentials, false);
  });

  it('says whether the organization of the master account may help', () => {
    const error = toUserError(failure('The policy has no room', { code: 'ORGANIZATION', hint: null }));
    assert.equal(error?.organization, true);
    assert.equal(error?.credentials, false);
  });

  it('is nothing when the work was cancelled', () => {
    const aborted = new AbortController();
    aborted.abort();
    assert.equal(toUserError(failure('cancelled', undefined, -32800)), null);
    assert.equal(toUserError(aborted.signal.reason), null);
    assert.equal(isCancelled(Object.assign(new Error(), { name: 'Canceled' })), true);
    assert.equal(errorLine(failure('cancelled', undefined, -32800)), '');
  });

  it('survives data that is not what it should be', () => {
    const data = { code: 7, hint: {}, file: 'x', line: -1, column: 'y' };
    assert.deepEqual(toUserError(failure('Broken', data)), {
      text: 'Broken.',
      what: 'Broken.',
      hint: null,
      place: null,
      file: { path: 'x', line: 1, column: 1 },
      credentials: false,
      organization: false,
    });
    assert.equal(toUserError('text')?.text, 'text.');
    assert.equal(toUserError(null)?.text, 'null.');
  });

  it('is one line of a sane length', () => {
    const text = toUserError(new Error(`a\nb${'x'.repeat(5000)}`))?.text ?? '';
    assert.match(text, /^a b/);
    assert.ok(text.length <= 600);
  });
});
