import assert from 'node:assert/strict';
import { readable, ruleSecrets } from '../../../server/src/core/catalog/wafv2/rules.ts';
import { canonicalObject } from '../../../server/src/core/inventory/canonical.ts';
import { redact } from '../../../server/src/core/inventory/redact.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What is kept of the text that a rule looks for in a field of the request. */
function kept(field: object, statement = 'ByteMatchStatement', text = 'SearchString'): unknown {
  const rules = readable([
    { Statement: { NotStatement: { Statement: { [statement]: { [text]: bytes('hunter2'), FieldToMatch: field } } } } },
  ]);
  const [rule] = redact(canonicalObject({ Rules: rules }), ruleSecrets, (secret) => `of ${secret}`)['Rules'] as [Deep];
  return rule['Statement']?.['NotStatement']?.['Statement']?.[statement]?.[text];
}

type Deep = { readonly [field in string]?: Deep };

describe('the rules of WAF', () => {
  it('show what they look for in paths, bodies and headers that everybody knows', () => {
    for (const field of [{ UriPath: {} }, { Body: {} }, { Method: {} }, { SingleHeader: { Name: 'User-Agent' } }]) {
      assert.equal(kept(field), 'hunter2', JSON.stringify(field));
    }
  });

  it('hide what may be a token that somebody tells', () => {
    const fields = [
      { SingleHeader: { Name: 'x-origin-verify' } },
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: {} },
      { SingleQueryArgument: { Name: 'key' } },
      { Headers: { MatchScope: 'VALUE' } },
      { Cookies: { MatchScope: 'VALUE' } },
    ];
    for (const field of fields) assert.deepEqual(kept(field), { redacted: 'of hunter2' }, JSON.stringify(field));
    const pattern = kept({ SingleHeader: { Name: 'x-token' } }, 'RegexMatchStatement', 'RegexString');
    assert.deepEqual(pattern, { redacted: 'of hunter2' });
  });

  it('have texts, not bytes, where bytes are text', () => {
    const date = new Date(0);
    assert.deepEqual(readable({ a: [bytes('/admin'), 1, null, date], __proto__: null }), {
      a: ['/admin', 1, null, date],
    });
    const noText = new Uint8Array([0xff, 0xfe]);
    assert.equal(readable(noText), noText);
  });
});
