import assert from 'node:assert/strict';
import { policyText } from '../../../server/src/core/catalog/apiGateway/policyText.ts';

describe('the text of a policy of API Gateway', () => {
  const policy = '{"Statement":[{"Sid":"a \\"b\\" \\\\ c","Action":"execute-api:Invoke"}]}';

  it('is taken out of its JSON string', () => {
    const escaped = JSON.stringify(policy).slice(1, -1);
    assert.notEqual(escaped, policy);
    assert.equal(policyText(escaped), policy);
    const pretty = JSON.stringify(JSON.parse(policy), null, 2);
    assert.deepEqual(JSON.parse(policyText(JSON.stringify(pretty).slice(1, -1))), JSON.parse(policy));
    // As the service writes slashes.
    assert.equal(policyText('{\\"Resource\\":\\"a\\/b\\"}'), '{"Resource":"a/b"}');
  });

  it('stays as it is where it is in none', () => {
    assert.equal(policyText(policy), policy);
    assert.equal(policyText('{"Sid":"\\"quoted\\""}'), '{"Sid":"\\"quoted\\""}');
    assert.equal(policyText(''), '');
  });
});
