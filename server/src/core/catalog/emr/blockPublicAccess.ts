import { fieldsOf } from '../fields.ts';
import { pantherId } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { emr } from './service.ts';

const type = 'AWS.EMR.BlockPublicAccess';
const getConfiguration = emr.op('GetBlockPublicAccessConfiguration');

type Page = OutputOf<typeof import('@aws-sdk/client-emr'), 'GetBlockPublicAccessConfiguration'>;

function configurationOf(page: Page) {
  return page.BlockPublicAccessConfiguration === undefined ? undefined : [page];
}

/** Every region has one: whether clusters may start with ports that are open to the world. */
export const emrBlockPublicAccess = list(getConfiguration, { items: configurationOf })
  .lookup(getConfiguration, { input: () => ({}), items: configurationOf })
  .as({
    type,
    cfn: null,
    label: 'EMR public access blocks',
    icon: 'circle-slash',
    scope: 'regional',
    consolePath: (ref) => `emr/home?region=${ref.region}#/blockPublicAccess`,
    model: (page, _, place) => ({
      resourceId: pantherId(place, type),
      name: type,
      tags: {},
      attributes: {
        ...fieldsOf(page.BlockPublicAccessConfiguration, [
          'BlockPublicSecurityGroupRules',
          'PermittedPublicSecurityGroupRuleRanges',
        ]),
        ...fieldsOf(page, ['BlockPublicAccessConfigurationMetadata']),
      },
    }),
  });
