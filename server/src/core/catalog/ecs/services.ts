import { capitalizedFields } from '../capitalize.ts';
import { listedIn, partOf } from '../fields.ts';
import { parents } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import { clusterGone, describedAs, ecs, ecsTags } from './service.ts';
import { secretServiceFields, serviceFields, volatileServiceFields } from './serviceFields.ts';

const describeServices = ecs.op('DescribeServices');

/** Of `...:service/production/checkout`. */
function partsOf(ref: ResourceRef): { readonly cluster: string; readonly service: string } {
  const [, cluster = '', service = ''] = ref.resourceId.split('/');
  return { cluster, service };
}

export const ecsService = parents('clusters', ecs.op('ListClusters'), {
  input: { maxResults: 100 },
  index: (pages) => listedIn(pages, (page) => page.clusterArns),
})
  .list(ecs.op('ListServices'), {
    inputs: (d) => d.clusters.map((cluster) => ({ cluster, maxResults: 100 })),
    items: (page, { cluster }) => page.serviceArns?.map((arn) => ({ arn, cluster })),
    absent: clusterGone,
  })
  // The services of a page are of one cluster.
  .batch('described', describeServices, {
    size: 10,
    input: (services) => ({
      cluster: services[0]?.cluster,
      services: services.map(({ arn }) => arn),
      include: ['TAGS' as const],
    }),
    pick: (output, { arn }) => describedAs(output.services, output.failures, arn, (service) => service.serviceArn),
    absent: clusterGone,
  })
  .lookup(describeServices, {
    input: (ref) => ({ cluster: partsOf(ref).cluster, services: [ref.resourceId], include: ['TAGS' as const] }),
    items: (page, ref) => page.services?.map(() => ({ arn: ref.resourceId, cluster: partsOf(ref).cluster })),
    gone: clusterGone,
  })
  .as({
    type: 'AWS.ECS.Service',
    cfn: 'AWS::ECS::Service',
    label: 'ECS services',
    icon: 'run-all',
    scope: 'regional',
    volatile: volatileServiceFields,
    secrets: secretServiceFields,
    consolePath: (ref) => {
      const { cluster, service } = partsOf(ref);
      return `ecs/v2/clusters/${cluster}/services/${service}?region=${ref.region}`;
    },
    model: ({ arn }, d) => {
      // ECS goes on describing services for a while after they are gone.
      if (d.described === null || d.described?.status === 'INACTIVE') return undefined;
      return {
        resourceId: arn,
        arn,
        name: arn.split('/').at(-1),
        tags: ecsTags(partOf(d.described, (service) => service.tags)),
        timeCreated: d.described?.createdAt,
        attributes: {
          ...serviceFields(d.described),
          ...capitalizedFields(d.described, ['availabilityZoneRebalancing', 'clusterArn', 'platformFamily']),
        },
      };
    },
  });
