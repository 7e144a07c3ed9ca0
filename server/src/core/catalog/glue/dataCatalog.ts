import { fieldsOf, listedIn, partOf, sortedBy } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import { glue, gone } from './service.ts';

const getSettings = glue.op('GetDataCatalogEncryptionSettings');

/** Every region has one: how its metadata and the passwords of connections are encrypted, and who else may read it. */
export const glueDataCatalog = list(getSettings, {
  items: (page) => page.DataCatalogEncryptionSettings && [page.DataCatalogEncryptionSettings],
})
  // The policies below leave this one out where the metadata is encrypted with a key that one may not use.
  .detail('policy', glue.op('GetResourcePolicy'), () => ({}), { absent: gone })
  // Also those that Resource Access Manager made for what it shares.
  .pages('policies', glue.op('GetResourcePolicies'), () => ({ MaxResults: 1000 }), { absent: gone })
  .lookup(getSettings, {
    input: () => ({}),
    items: (page) => page.DataCatalogEncryptionSettings && [page.DataCatalogEncryptionSettings],
  })
  .as({
    type: 'AWS.Glue.DataCatalog',
    cfn: null,
    label: 'Glue data catalogs',
    icon: 'book',
    scope: 'regional',
    consolePath: (ref) => `glue/home?region=${ref.region}#/v2/data-catalog/settings`,
    model: (settings, d, place) => {
      const catalogArn = arn(place, 'glue', 'catalog');
      return {
        resourceId: catalogArn,
        arn: catalogArn,
        id: place.accountId,
        name: 'catalog',
        // The catalogue of an account cannot have tags.
        tags: {},
        attributes: {
          ...fieldsOf(settings, ['ConnectionPasswordEncryption', 'EncryptionAtRest']),
          Policy: partOf(d.policy, (policy) =>
            policy.PolicyInJson === undefined ? null : fieldsOf(policy, ['CreateTime', 'PolicyInJson', 'UpdateTime']),
          ),
          ResourcePolicies: partOf(d.policies, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.GetResourcePoliciesResponseList),
              (policy) => policy.PolicyHash,
            ).map((policy) => fieldsOf(policy, ['CreateTime', 'PolicyInJson', 'UpdateTime'])),
          ),
        },
      };
    },
  });
