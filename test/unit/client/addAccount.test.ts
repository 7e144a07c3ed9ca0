import assert from 'node:assert/strict';
import { type AccountEntry, knownAccount, needsDeployment, withDraft } from '../../../client/src/flows/accountEntry.ts';
import { parseAddAccountLink } from '../../../client/src/links/addAccountLink.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';

const draft = { id: '123456789012', name: 'Payments', label: 'prod', realTime: false, remediation: false };
const account: Account = {
  ...draft,
  externalId: 'first',
  regions: ['*'],
  ignore: { regions: [], types: [], resources: [] },
  enabled: true,
};
const entry: AccountEntry = { draft, editing: null, prepared: account, roleTouched: false, scan: false };

describe('an account that is being added', () => {
  it('keeps its external id when the name is changed later', () => {
    assert.deepEqual(knownAccount(withDraft(entry, { name: 'Billing' })), { ...account, name: 'Billing' });
  });

  it('is prepared anew when its id is changed', () => {
    assert.equal(knownAccount(withDraft(entry, { id: '222233334444' })), null);
  });

  it('needs its role deployed', () => {
    assert.equal(needsDeployment(entry), true);
  });
});

describe('an account that is being edited', () => {
  const editing: AccountEntry = { ...entry, editing: account, prepared: null };

  it('keeps what the flow does not ask for', () => {
    assert.deepEqual(knownAccount(withDraft(editing, { label: 'dev' })), { ...account, label: 'dev' });
  });

  it('needs a deployment only for a role that is added', () => {
    assert.equal(needsDeployment(withDraft(editing, { name: 'Billing' })), false);
    assert.equal(needsDeployment(withDraft(editing, { realTime: true })), true);
    const remediated = { ...editing, editing: { ...account, remediation: true } };
    assert.equal(needsDeployment(withDraft(remediated, { remediation: false })), false);
  });
});

describe('a link that adds an account', () => {
  function parse(query: string): ReturnType<typeof parseAddAccountLink> {
    return parseAddAccountLink({ path: '/add-account', query });
  }

  it('fills in what it names', () => {
    assert.deepEqual(parse('id=123456789012&name=Pay%20ments&label=prod'), {
      id: '123456789012',
      name: 'Pay ments',
      label: 'prod',
    });
    assert.deepEqual(parse(''), {});
  });

  it('is refused with an id that is none, a very long name, or another path', () => {
    assert.equal(parse('id=12345678901'), null);
    assert.equal(parse('id=12345678901x'), null);
    assert.equal(parse(`name=${'x'.repeat(65)}`), null);
    assert.equal(parseAddAccountLink({ path: '/remove-account', query: 'id=123456789012' }), null);
  });

  it('loses line breaks and direction characters of a name', () => {
    assert.equal(parse('name=a%0Ab%E2%80%AEc')?.name, 'a b c');
  });
});
