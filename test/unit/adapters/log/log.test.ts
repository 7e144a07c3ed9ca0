import assert from 'node:assert/strict';
import { logLine } from '../../../../server/src/adapters/log/line.ts';
import { redact } from '../../../../server/src/adapters/log/redact.ts';
import { createStreamLog } from '../../../../server/src/adapters/log/streamLog.ts';

describe('log', () => {
  it('cuts access key ids', () => {
    assert.equal(redact('key AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7EXAMPLE'), 'key AKIAIO... and ASIAIO...');
  });

  it('hides secret keys, tokens and signatures in whatever form they come', () => {
    for (const text of [
      'aws_secret_access_key=wJalrXUtnFEMI/K7MDENG',
      '"SecretAccessKey":"wJalrXUtnFEMI/K7MDENG"',
      'SessionToken: wJalrXUtnFEMI/K7MDENG',
      'https://x/?X-Amz-Signature=wJalrXUtnFEMI/K7MDENG&a=1',
      'AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=wJalrXUtnFEMI/K7MDENG',
    ]) {
      assert.doesNotMatch(redact(text), /wJalr/, text);
    }
  });

  it('leaves ordinary text alone', () => {
    const text = 'arn:aws:iam::123456789012:role/PantherAuditRole-us-east-1 in eu-west-1';
    assert.equal(redact(text), text);
  });

  it('writes a message and its data as one line without control characters', () => {
    assert.equal(
      logLine('scan began', { accountId: '123456789012', name: 'a b', none: undefined, escape: '\u001b[2J' }),
      'scan began accountId=123456789012 name="a b" escape=\\u001b[2J',
    );
  });

  it('escapes the control characters that JSON leaves alone, and marks that turn text', () => {
    assert.equal(logLine('x', { name: 'a\u009b2J\u007f\u202eb' }), 'x name=a\\u009b2J\\u007f\\u202eb');
  });

  it('leaves out what is below its level', () => {
    const lines: string[] = [];
    const log = createStreamLog((line) => lines.push(line), 'warn');
    log.debug('a');
    log.info('b');
    log.warn('c', { n: 1 });
    log.error('d');
    assert.deepEqual(lines, ['warn: c n=1\n', 'error: d\n']);
  });
});
