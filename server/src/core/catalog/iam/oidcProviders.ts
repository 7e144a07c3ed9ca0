import { fieldsOf, tagsOf } from '../fields.ts';
import { list } from '../service.ts';
import { iam, noSuchEntity } from './service.ts';

const getProvider = iam.op('GetOpenIDConnectProvider');

export const oidcProvider = list(iam.op('ListOpenIDConnectProviders'), {
  items: (page) => page.OpenIDConnectProviderList?.map((provider) => provider.Arn),
})
  .detail('provider', getProvider, (providerArn) => ({ OpenIDConnectProviderArn: providerArn }), {
    absent: noSuchEntity,
  })
  .lookup(getProvider, {
    input: (ref) => ({ OpenIDConnectProviderArn: ref.resourceId }),
    items: (page, ref) => (page.Url === undefined ? undefined : [ref.resourceId]),
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.OIDCProvider',
    cfn: 'AWS::IAM::OIDCProvider',
    label: 'OIDC providers',
    icon: 'globe',
    scope: 'global',
    consolePath: (ref) => `iam/home#/identity_providers/details/OPENID/${encodeURIComponent(ref.resourceId)}`,
    model: (providerArn, d) => {
      if (providerArn === undefined || d.provider === null) return undefined;
      const { provider } = d;
      return {
        resourceId: providerArn,
        arn: providerArn,
        // It is named by its host and path: `oidc-provider/token.actions.githubusercontent.com`.
        name: providerArn.slice(providerArn.indexOf('/') + 1),
        tags: provider && tagsOf(provider.Tags ?? null),
        timeCreated: provider?.CreateDate,
        attributes: fieldsOf(provider, ['ClientIDList', 'ThumbprintList', 'Url']),
      };
    },
  });
