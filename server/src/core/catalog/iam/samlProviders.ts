import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { lastPartOf } from '../place.ts';
import { list } from '../service.ts';
import { parseSamlMetadata } from './samlMetadata.ts';
import { iam, noSuchEntity } from './service.ts';

const getSamlProvider = iam.op('GetSAMLProvider');

export const samlProvider = list(iam.op('ListSAMLProviders'), { items: (page) => page.SAMLProviderList })
  .detail('provider', getSamlProvider, (p) => ({ SAMLProviderArn: p.Arn }), { absent: noSuchEntity })
  .lookup(getSamlProvider, {
    input: (ref) => ({ SAMLProviderArn: ref.resourceId }),
    items: ({ SAMLMetadataDocument, CreateDate, ValidUntil }, ref) =>
      SAMLMetadataDocument === undefined ? undefined : [{ Arn: ref.resourceId, CreateDate, ValidUntil }],
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.SAMLProvider',
    cfn: 'AWS::IAM::SAMLProvider',
    label: 'SAML providers',
    icon: 'sign-in',
    scope: 'global',
    consolePath: (ref) => `iam/home#/identity_providers/details/SAML/${encodeURIComponent(ref.resourceId)}`,
    model: (p, d) => {
      if (d.provider === null) return undefined;
      const providerArn = required(p.Arn, 'Arn');
      const { provider } = d;
      return {
        resourceId: providerArn,
        arn: providerArn,
        id: provider?.SAMLProviderUUID,
        name: lastPartOf(providerArn),
        tags: provider && tagsOf(provider.Tags ?? null),
        timeCreated: p.CreateDate,
        attributes: {
          ...fieldsOf(p, ['ValidUntil']),
          ...fieldsOf(provider, ['AssertionEncryptionMode', 'PrivateKeyList']),
          Metadata: partOf(provider, ({ SAMLMetadataDocument: document }) => document && parseSamlMetadata(document)),
        },
      };
    },
  });
