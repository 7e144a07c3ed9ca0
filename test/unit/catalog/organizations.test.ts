import assert from 'node:assert/strict';
import { organizationAccount } from '../../../server/src/core/catalog/organizations/accounts.ts';
import { organization } from '../../../server/src/core/catalog/organizations/organization.ts';
import { organizationalUnit } from '../../../server/src/core/catalog/organizations/organizationalUnits.ts';
import { organizationPolicy } from '../../../server/src/core/catalog/organizations/policies.ts';
import { ssoInstance } from '../../../server/src/core/catalog/ssoAdmin/instances.ts';
import { permissionSet } from '../../../server/src/core/catalog/ssoAdmin/permissionSets.ts';
import type { Absent, ListedType } from '../../../server/src/core/catalog/types.ts';
import { onlyOne, play, readFixture } from '../../support/catalogPlayer.ts';

/** What Organizations answers to an account that administers nothing. */
const onlyMember: Absent = {
  code: 'AccessDeniedException',
  says: "You don't have permissions to access this resource.",
};
const refused: Absent = {
  code: 'AccessDeniedException',
  says: 'User: arn:aws:sts::123456789012:assumed-role/audit/scan is not authorized to perform this action',
};

function playWith(type: ListedType, call: string, error: Absent) {
  return play(type, readFixture(type.type), new Map([[call, error]]));
}

describe('an organization', () => {
  it('in a member account is what all may know; AWS is not asked for the rest', async () => {
    const { outcome, resources, sent } = await playWith(
      organization,
      'organizations:ListDelegatedAdministrators',
      onlyMember,
    );
    assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 0 });
    const { attributes } = onlyOne(resources);
    assert.equal(attributes['MasterAccountId'], '123456789012');
    assert.equal(attributes['DelegatedAdministrators'], null);
    assert.equal(attributes['EnabledServicePrincipals'], null);
    assert.deepEqual(
      sent.map(({ call }) => call),
      ['organizations:DescribeOrganization', 'organizations:ListDelegatedAdministrators'],
    );
  });

  it('has unknown administrators, not fewer, where one of them was not read', async () => {
    const { resources } = await playWith(organization, 'organizations:ListDelegatedServicesForAccount', refused);
    assert.ok(!('DelegatedAdministrators' in onlyOne(resources).attributes));
  });

  for (const [type, call] of [
    [organizationAccount, 'organizations:ListAccounts'],
    [organizationalUnit, 'organizations:ListRoots'],
    [organizationPolicy, 'organizations:ListRoots'],
  ] as const) {
    it(`shows no ${type.label} to a member account, and an error where IAM refuses`, async () => {
      const ofMember = await playWith(type, call, onlyMember);
      assert.deepEqual(ofMember.outcome, { kind: 'ok', count: 0, incomplete: 0 });
      assert.equal((await playWith(type, call, refused)).outcome.kind, 'denied');
    });
  }

  it('is asked for the policies of the types that it has switched on', async () => {
    const { sent } = await play(organizationPolicy, readFixture(organizationPolicy.type));
    const asked = sent.filter(({ call }) => call === 'organizations:ListPolicies').map(({ input }) => input['Filter']);
    assert.deepEqual(asked, ['TAG_POLICY', 'SERVICE_CONTROL_POLICY']);
  });

  it('is not known to have all of its units where one of them may not be looked into', async () => {
    const call = 'organizations:ListOrganizationalUnitsForParent';
    assert.equal((await playWith(organizationalUnit, call, refused)).outcome.kind, 'denied');
  });
});

describe('Identity Center', () => {
  for (const type of [ssoInstance, permissionSet]) {
    it(`shows ${type.label} of the organization only where the account administers it`, async () => {
      const call = 'organizations:ListDelegatedAdministrators';
      const ofMember = await playWith(type, call, onlyMember);
      assert.equal(ofMember.outcome.kind, 'ok');
      assert.ok(!JSON.stringify(ofMember.sent).includes('ssoins-7223ddddeeeeffff'));
      assert.equal(ofMember.resources.length, 1);
      assert.equal((await playWith(type, call, refused)).outcome.kind, 'denied');
    });

    it(`asks nothing more for ${type.label} in a region that has none`, async () => {
      const fixture = readFixture(type.type);
      const calls = { ...fixture.calls, 'sso-admin:ListInstances': [{ output: { Instances: [] } }] };
      const { outcome, sent } = await play(type, { ...fixture, calls });
      assert.deepEqual(outcome, { kind: 'ok', count: 0, incomplete: 0 });
      assert.equal(onlyOne(sent).call, 'sso-admin:ListInstances');
    });
  }

  it('reads an instance in its first region only', async () => {
    const { sent } = await play(permissionSet, readFixture(permissionSet.type));
    assert.ok(!JSON.stringify(sent).includes('ssoins-7223000000000000'));
  });

  it('knows the instance of a permission set from its ARN, in every partition', () => {
    const resourceId = 'arn:aws-cn:sso:::permissionSet/ssoins-1/ps-2';
    const ref = { resourceId, id: null, name: null, accountId: '123456789012', region: 'cn-north-1' };
    assert.deepEqual(permissionSet.lookup?.input(ref), {
      InstanceArn: 'arn:aws-cn:sso:::instance/ssoins-1',
      PermissionSetArn: resourceId,
    });
  });
});
