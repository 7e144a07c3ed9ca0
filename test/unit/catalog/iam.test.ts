import assert from 'node:assert/strict';
import { accessKey } from '../../../server/src/core/catalog/iam/accessKeys.ts';
import { instanceProfile } from '../../../server/src/core/catalog/iam/instanceProfiles.ts';
import { oidcProvider } from '../../../server/src/core/catalog/iam/oidcProviders.ts';
import { parseSamlMetadata } from '../../../server/src/core/catalog/iam/samlMetadata.ts';
import { samlProvider } from '../../../server/src/core/catalog/iam/samlProviders.ts';
import { serverCertificate } from '../../../server/src/core/catalog/iam/serverCertificates.ts';
import { fixtureAccount, play, readFixture } from '../../support/catalogPlayer.ts';

describe('SAML metadata', () => {
  it('is read with any namespace prefix and any quotes, and its entities are decoded', () => {
    const { EntityID, SingleSignOnServices } = parseSamlMetadata(
      `<EntityDescriptor xmlns='urn:x' entityID='urn:one&amp;two'>
         <a:SingleSignOnService Location="https://idp.example.com/&lt;sso&gt;"
           Binding='urn:post' />
       </EntityDescriptor>`,
    );
    assert.equal(EntityID, 'urn:one&two');
    assert.deepEqual(SingleSignOnServices, [{ Binding: 'urn:post', Location: 'https://idp.example.com/<sso>' }]);
  });

  it('tells each certificate of the keys once, also one that cannot be read, and not the one that signs the document', () => {
    const key = (base64: string) =>
      `<KeyDescriptor use="signing"><X509Certificate>${base64}</X509Certificate></KeyDescriptor>`;
    const { Certificates } = parseSamlMetadata(
      `<EntityDescriptor><Signature><X509Certificate>AAAA</X509Certificate></Signature>${key('TUlJ\n QmV4')}${key('TUlJQmV4')}</EntityDescriptor>`,
    );
    assert.deepEqual(
      Certificates.map(({ Subject, NotAfter }) => [Subject, NotAfter]),
      [[null, null]],
    );
  });

  it('has another hash when anything in it changes', () => {
    assert.notEqual(parseSamlMetadata('<a/>').Sha256, parseSamlMetadata('<a />').Sha256);
  });
});

describe('IAM access keys', () => {
  it('are asked for user by user, the same where only the id is known', () => {
    const ref = {
      resourceId: `${fixtureAccount}::AWS.IAM.AccessKey/alice/AKIAEXAMPLEALICE0001`,
      id: null,
      name: null,
      accountId: fixtureAccount,
      region: 'global',
    };
    assert.deepEqual(accessKey.lookup?.input(ref), { UserName: 'alice', MaxItems: 1000 });
    const page = {
      AccessKeyMetadata: [{ AccessKeyId: 'AKIAEXAMPLEALICE0002' }, { AccessKeyId: 'AKIAEXAMPLEALICE0001' }],
    };
    assert.deepEqual(accessKey.lookup?.items(page, ref), [{ AccessKeyId: 'AKIAEXAMPLEALICE0001' }]);
  });

  it('are not known to be complete where a user may not be asked', async () => {
    const failing = new Map([['iam:ListAccessKeys', 'AccessDenied']]);
    assert.equal((await play(accessKey, readFixture(accessKey.type), failing)).outcome.kind, 'denied');
  });
});

describe('IAM providers and certificates', () => {
  for (const [type, call] of [
    [samlProvider, 'iam:GetSAMLProvider'],
    [oidcProvider, 'iam:GetOpenIDConnectProvider'],
    [serverCertificate, 'iam:GetServerCertificate'],
  ] as const) {
    it(`of ${type.type} that vanish before they are read are none`, async () => {
      const { outcome } = await play(type, readFixture(type.type), new Map([[call, 'NoSuchEntity']]));
      assert.deepEqual(outcome, { kind: 'ok', count: 0, incomplete: 0 });
    });
  }
});

describe('IAM instance profiles', () => {
  it('have unknown tags, not none, where tags may not be read', async () => {
    const failing = new Map([['resource-groups-tagging-api:GetResources', 'AccessDenied']]);
    const { resources } = await play(instanceProfile, readFixture(instanceProfile.type), failing);
    assert.deepEqual(
      resources.map(({ tags }) => tags),
      [null, null],
    );
  });
});
