import assert from 'node:assert/strict';
import { queryFunctions } from '../../../server/src/core/query/functions.ts';
import type { SqlValue } from '../../../server/src/core/query/queries.ts';

describe('the functions of queries', () => {
  const call = (name: string, value: SqlValue) => {
    const found = queryFunctions.find((one) => one.name === name) ?? assert.fail(name);
    return found.call(value);
  };

  it('give the statements of a policy, one or several, and none of what is no policy', () => {
    assert.equal(call('policy_statements', '{"Statement":[{"Sid":"a"},{"Sid":"b"}]}'), '[{"Sid":"a"},{"Sid":"b"}]');
    assert.equal(call('policy_statements', '{"Statement":{"Sid":"a"}}'), '[{"Sid":"a"}]');
    for (const none of [null, '', 'no JSON', '[]', '{}', '"text"', 7, '{"Statement":null}']) {
      assert.equal(call('policy_statements', none), '[]', String(none));
    }
  });

  it('give whom a statement names', () => {
    const principals = (principal: unknown) => call('policy_principals', JSON.stringify({ Principal: principal }));
    assert.equal(principals('*'), '["*"]');
    assert.equal(principals({ AWS: '*' }), '["*"]');
    assert.equal(
      principals({ AWS: ['123456789012', 'arn:aws:iam::1:root'], Service: 'ec2.amazonaws.com' }),
      '["123456789012","arn:aws:iam::1:root","ec2.amazonaws.com"]',
    );
    assert.equal(call('policy_principals', '{"NotPrincipal":"*"}'), '[]');
    assert.equal(call('policy_principals', null), '[]');
  });

  it('give the account of an ARN in any partition', () => {
    assert.equal(call('arn_account', 'arn:aws-cn:iam::123456789012:role/x:y'), '123456789012');
    assert.equal(call('arn_account', '123456789012'), '123456789012');
    for (const none of [
      null,
      'arn:aws:s3:::bucket',
      '12345',
      '*',
      'ec2.amazonaws.com',
      'arn:aws:iam::cloudfront:user/x',
    ]) {
      assert.equal(call('arn_account', none), null, String(none));
    }
  });
});
