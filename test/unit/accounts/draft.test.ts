import assert from 'node:assert/strict';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { accountDefaults } from '../../../server/src/core/accounts/defaults.ts';
import { draftProblems, idProblem } from '../../../server/src/core/accounts/draft.ts';
import { newExternalId } from '../../../server/src/core/accounts/externalId.ts';
import { roleArn, roleKinds, roleName } from '../../../server/src/core/accounts/roles.ts';

const payments: Account = { ...accountDefaults, id: '123456789012', name: 'Payments' };

describe('a draft of an account', () => {
  it('has no problem when all is well', () => {
    const draft = { id: '222233334444', name: 'Zürich 2 - test_a.b', label: 'prod' };
    assert.deepEqual(draftProblems(draft, [payments]), { id: null, name: null, label: null });
  });

  it('is checked only as far as it was typed', () => {
    assert.deepEqual(draftProblems({}, [payments]), { id: null, name: null, label: null });
  });

  it('says what is wrong with an id', () => {
    assert.equal(idProblem('12345678901'), 'An account id has 12 digits: this has 11.');
    assert.equal(idProblem('1234567890123'), 'An account id has 12 digits: this has 13.');
    assert.equal(idProblem('12345678901a'), 'An account id has only digits: type its 12 digits.');
    assert.equal(idProblem('1234-5678-9012'), 'Type the 12 digits without dashes.');
    assert.equal(idProblem(' '), 'Type the account id: 12 digits.');
    assert.equal(idProblem('１２３４５６７８９０１２'), 'An account id has only digits: type its 12 digits.');
    assert.equal(idProblem(' 012345678901 '), null);
  });

  it('is refused for an account that is there', () => {
    assert.equal(
      draftProblems({ id: ' 123456789012' }, [payments]).id,
      'This account is there already, as Payments: edit that one.',
    );
  });

  it('says what is wrong with a name and a label', () => {
    assert.deepEqual(draftProblems({ name: ' ', label: '' }, []), {
      id: null,
      name: 'Type a name.',
      label: 'Type a label.',
    });
    const { name, label } = draftProblems({ name: 'x'.repeat(65), label: 'y'.repeat(33) }, []);
    assert.equal(name, 'Shorten the name to 64 characters: it has 65.');
    assert.equal(label, 'Shorten the label to 32 characters: it has 33.');
    for (const bad of ['a;b', 'a/b', 'a\nb', '<b>', 'a"b', '$(x)']) {
      assert.equal(draftProblems({ name: bad }, []).name, 'Use only letters, digits, spaces and - _ . in the name.');
    }
  });
});

describe('an external id', () => {
  it('is long, plain, and another one each time', () => {
    const ids = new Set(Array.from({ length: 100 }, newExternalId));
    assert.equal(ids.size, 100);
    for (const id of ids) assert.match(id, /^\w{32,}$/);
  });
});

describe('the roles of an account', () => {
  it('end in the region of the master account and fit into IAM’s 64 characters', () => {
    assert.equal(roleName('scan', 'us-east-1'), 'PantherAuditRole-us-east-1');
    assert.equal(roleName('stackSetExecution', 'eu-west-1'), 'PantherCloudFormationStackSetExecutionRole-eu-west-1');
    assert.equal(roleName('remediation', 'us-east-1'), 'PantherRemediationRole-us-east-1');
    for (const kind of roleKinds) assert.ok(roleName(kind, 'ap-southeast-1').length <= 64);
  });

  it('have ARNs in their partition', () => {
    const place = { partition: 'aws-cn', accountId: '123456789012', masterRegion: 'cn-north-1' };
    assert.equal(roleArn('scan', place), 'arn:aws-cn:iam::123456789012:role/PantherAuditRole-cn-north-1');
  });
});
