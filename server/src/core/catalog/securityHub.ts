import { dateOf, fieldsOf, listedIn, partOf, required, sortedBy } from './fields.ts';
import { administratorsOf, isAdministrator, listDelegatedAdministrators } from './organizations/service.ts';
import { list, serviceOf } from './service.ts';

const securityHub = serviceOf<typeof import('@aws-sdk/client-securityhub')>({
  id: 'securityhub',
  label: 'Security Hub',
});

/** What Security Hub answers where it is not switched on. */
const notHere = ['InvalidAccessException'];
const none = [...notHere, 'ResourceNotFoundException'];

const describeHub = securityHub.op('DescribeHub');

interface Named {
  readonly FindingAggregatorArn?: string | undefined;
}

/** Every region names the aggregator of findings; in the region where it collects them it tells from which others. */
function ownAggregators(
  hubArn: string | undefined,
  pages: readonly { readonly FindingAggregators?: readonly Named[] | undefined }[],
): readonly Named[] {
  const aggregators = listedIn(pages, (page) => page.FindingAggregators);
  return aggregators.filter(({ FindingAggregatorArn }) => regionOf(FindingAggregatorArn) === regionOf(hubArn));
}

function regionOf(text: string | undefined): string | undefined {
  return text?.split(':')[3];
}

/** A region where Security Hub is switched on has one. */
export const hub = list(describeHub, {
  items: (page) => (page.HubArn === undefined ? undefined : [page]),
  absent: none,
})
  .shared('admins', listDelegatedAdministrators, administratorsOf('securityhub'))
  .pages('standards', securityHub.op('GetEnabledStandards'), () => ({ MaxResults: 100 }), { absent: notHere })
  .pages('products', securityHub.op('ListEnabledProductsForImport'), () => ({ MaxResults: 100 }), { absent: notHere })
  .pages('aggregators', securityHub.op('ListFindingAggregators'), () => ({ MaxResults: 100 }), { absent: notHere })
  .detail('administrator', securityHub.op('GetAdministratorAccount'), () => ({}), { absent: none })
  .detail(
    'organization',
    securityHub.op('DescribeOrganizationConfiguration'),
    (_, d, place) => (isAdministrator(d.admins, place) ? {} : undefined),
    { absent: notHere },
  )
  .detail('tags', securityHub.op('ListTagsForResource'), (h) => ({ ResourceArn: h.HubArn }), { absent: none })
  .next()
  .each('aggregator', securityHub.op('GetFindingAggregator'), {
    of: (h, d) => (d.aggregators ? ownAggregators(h.HubArn, d.aggregators) : []),
    input: ({ FindingAggregatorArn }) => ({ FindingAggregatorArn }),
    absent: none,
  })
  .lookup(describeHub, {
    input: (ref) => ({ HubArn: ref.resourceId }),
    items: (page) => (page.HubArn === undefined ? undefined : [page]),
    gone: none,
  })
  .as({
    type: 'AWS.SecurityHub.Hub',
    cfn: 'AWS::SecurityHub::Hub',
    label: 'Security hubs',
    note: 'One in each region where Security Hub is switched on.',
    icon: 'shield',
    scope: 'regional',
    consolePath: (ref) => `securityhub/home?region=${ref.region}#/summary`,
    model: (h, d) => {
      const hubArn = required(h.HubArn, 'HubArn');
      const [own] = d.aggregator ?? [];
      const aggregator = d.aggregators && d.aggregator && (own === undefined ? null : own.output);
      return {
        resourceId: hubArn,
        arn: hubArn,
        name: 'default',
        tags: d.tags === undefined ? undefined : (d.tags?.Tags ?? {}),
        timeCreated: dateOf(h.SubscribedAt),
        attributes: {
          ...fieldsOf(h, ['AutoEnableControls', 'ControlFindingGenerator']),
          ...fieldsOf(d.administrator, ['Administrator']),
          FindingAggregator: partOf(aggregator, (output) =>
            fieldsOf(output, ['FindingAggregatorArn', 'RegionLinkingMode', 'Regions']),
          ),
          // Undefined where it is not known whether the account may ask.
          OrganizationConfiguration:
            d.admins === undefined
              ? undefined
              : partOf(d.organization, (output) =>
                  fieldsOf(output, [
                    'AutoEnable',
                    'AutoEnableStandards',
                    'MemberAccountLimitReached',
                    'OrganizationConfiguration',
                  ]),
                ),
          ProductSubscriptions: partOf(d.products, (pages) =>
            listedIn(pages, (page) => page.ProductSubscriptions).toSorted(),
          ),
          StandardsSubscriptions: partOf(d.standards, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.StandardsSubscriptions),
              (standard) => standard.StandardsSubscriptionArn,
            ),
          ),
        },
      };
    },
  });
