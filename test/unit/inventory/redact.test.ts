import assert from 'node:assert/strict';
import { boundDocument } from '../../../server/src/core/inventory/bound.ts';
import { redact } from '../../../server/src/core/inventory/redact.ts';
import { cleanName, cleanText } from '../../../server/src/core/inventory/text.ts';

const fingerprint = (secret: string) => `of ${secret}`;

describe('redaction', () => {
  it('replaces the values at paths, through fields and lists, and nothing else', () => {
    const attributes = {
      Environment: { Variables: { DB_PASSWORD: 'hunter2', REGION: 'eu' }, Error: null },
      Containers: [{ Name: 'web', Env: [{ Name: 'TOKEN', Value: 'abc' }] }],
      UserData: null,
    };
    assert.deepEqual(
      redact(
        attributes,
        ['Environment.Variables.*', 'Containers.*.Env.*.Value', 'UserData', 'No.Such.Path'],
        fingerprint,
      ),
      {
        Environment: {
          Variables: { DB_PASSWORD: { redacted: 'of hunter2' }, REGION: { redacted: 'of eu' } },
          Error: null,
        },
        Containers: [{ Name: 'web', Env: [{ Name: 'TOKEN', Value: { redacted: 'of abc' } }] }],
        UserData: null,
      },
    );
  });

  it('replaces a whole object by the fingerprint of its JSON', () => {
    assert.deepEqual(redact({ Secret: { a: 1 } }, ['Secret'], fingerprint), { Secret: { redacted: 'of {"a":1}' } });
  });

  it('finds values at any depth below a field', () => {
    const rule = (Text: string) => ({ Match: { Text } });
    const attributes = { Rules: [{ Statement: { Not: rule('a') } }, { Statement: rule('b') }], Text: 'c' };
    const of = (text: string) => ({ Match: { Text: { redacted: `of ${text}` } } });
    assert.deepEqual(redact(attributes, ['Rules.**.Text'], fingerprint), {
      Rules: [{ Statement: { Not: of('a') } }, { Statement: of('b') }],
      Text: 'c',
    });
  });

  it('replaces only the values whose object says that they are secrets', () => {
    const attributes = {
      Variables: [
        { Type: 'PLAIN', Value: 'hunter2' },
        { Type: 'STORE', Value: '/db/password' },
      ],
      Commands: { Type: 'PLAIN', Lines: ['login hunter2'] },
    };
    const when = (holder: Readonly<Record<string, unknown>>) => holder['Type'] === 'PLAIN';
    assert.deepEqual(
      redact(
        attributes,
        [
          { at: 'Variables.*.Value', when },
          { at: 'Commands.Lines.*', when },
        ],
        fingerprint,
      ),
      {
        Variables: [
          { Type: 'PLAIN', Value: { redacted: 'of hunter2' } },
          { Type: 'STORE', Value: '/db/password' },
        ],
        Commands: { Type: 'PLAIN', Lines: [{ redacted: 'of login hunter2' }] },
      },
    );
  });

  it('keeps the origin of a URL, and what is no URL', () => {
    const shown = (url: string | null) =>
      redact({ url }, [{ at: 'url', keep: 'origin' }], (of) => `${of.length}`)['url'];
    assert.equal(shown('https://hooks.example.com/services/T0/B0/token'), 'https://hooks.example.com/[redacted: 46]');
    assert.equal(shown('http://user:pass@example.com'), 'http://example.com/[redacted: 28]');
    assert.equal(shown('HTTPS://example.com/?key=1'), 'https://example.com/[redacted: 26]');
    assert.equal(shown('https://example.com'), 'https://example.com');
    assert.equal(shown('arn:aws:sqs:eu-west-1:123456789012:orders'), 'arn:aws:sqs:eu-west-1:123456789012:orders');
    assert.equal(shown('someone@example.com'), 'someone@example.com');
    assert.deepEqual(shown('https://:token'), { redacted: '14' });
    assert.equal(shown(null), null);
  });

  it('takes a path through a value that is no object as nothing', () => {
    assert.deepEqual(redact({ Secret: 'text' }, ['Secret.Inner'], fingerprint), { Secret: 'text' });
  });
});

describe('the bound of a document', () => {
  it('cuts the largest attributes and says which', () => {
    const { attributes, cut } = boundDocument({ small: 'x', huge: 'y'.repeat(1000) }, 500);
    assert.deepEqual(attributes, { small: 'x', huge: '[cut: 1002 characters]' });
    assert.deepEqual(
      cut.map(({ code, message }) => [code, message]),
      [['TooLarge', 'huge has 1002 characters and was left out.']],
    );
  });

  it('leaves what fits', () => {
    const attributes = { small: 'x' };
    const { json, ...rest } = boundDocument(attributes, 500);
    assert.deepEqual(rest, { attributes, cut: [] });
    assert.equal(json?.text, JSON.stringify(attributes));
  });
});

describe('text from AWS', () => {
  it('loses control characters and marks that turn or hide text', () => {
    assert.equal(cleanText('a\u0000b\u001b[31mc\u202ed\u200be\nf'), 'ab[31mcdef');
  });

  it('is cut at its bound, never in the middle of a character', () => {
    assert.equal(cleanText(`${'a'.repeat(8)}😀😀`, 10), `${'a'.repeat(8)}…`);
    assert.equal(cleanText('short', 10), 'short');
  });

  it('is no name when nothing is left, or when it is no text', () => {
    assert.equal(cleanName(' \u0007 '), null);
    assert.equal(cleanName({}), null);
    assert.equal(cleanName('x'.repeat(10_000))?.length, 1024);
  });
});
