import { capitalizedFields } from '../capitalize.ts';
import { listedIn, partOf, required } from '../fields.ts';
import { parents } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import { eks, gone, maps, pageSize } from './service.ts';

const describeNodegroup = eks.op('DescribeNodegroup');

/** Of `...:nodegroup/platform/workers/0ac1b2d3`. */
function partsOf(ref: ResourceRef): { readonly clusterName: string; readonly nodegroupName: string } {
  const [, clusterName = '', nodegroupName = ''] = ref.resourceId.split('/');
  return { clusterName, nodegroupName };
}

export const nodeGroup = parents('clusters', eks.op('ListClusters'), {
  input: { maxResults: pageSize },
  index: (pages) => listedIn(pages, (page) => page.clusters),
})
  .list(eks.op('ListNodegroups'), {
    inputs: (d) => d.clusters.map((clusterName) => ({ clusterName, maxResults: pageSize })),
    items: (page, { clusterName }) => page.nodegroups?.map((nodegroupName) => ({ clusterName, nodegroupName })),
    absent: gone,
  })
  .detail('described', describeNodegroup, (group) => group, { absent: gone })
  .lookup(describeNodegroup, {
    input: partsOf,
    items: (page, ref) => page.nodegroup && [partsOf(ref)],
    gone,
  })
  .as({
    type: 'AWS.EKS.NodeGroup',
    cfn: 'AWS::EKS::Nodegroup',
    label: 'EKS node groups',
    icon: 'vm-outline',
    scope: 'regional',
    volatile: ['Health', 'ScalingConfig.DesiredSize'],
    consolePath: (ref) => {
      const { clusterName, nodegroupName } = partsOf(ref);
      return `eks/home?region=${ref.region}#/clusters/${clusterName}/nodegroups/${nodegroupName}`;
    },
    model: (group, d) => {
      if (d.described === null) return undefined;
      const described = partOf(d.described, (output) => output.nodegroup);
      // It ends in an id that only the description tells.
      const groupArn = required(described?.nodegroupArn, 'nodegroupArn');
      return {
        resourceId: groupArn,
        arn: groupArn,
        name: group.nodegroupName,
        tags: described?.tags ?? {},
        timeCreated: described?.createdAt,
        attributes: capitalizedFields(
          described,
          [
            'amiType',
            'capacityType',
            'clusterName',
            'diskSize',
            'health',
            'instanceTypes',
            'labels',
            'launchTemplate',
            'nodeRepairConfig',
            'nodeRole',
            'releaseVersion',
            'remoteAccess',
            'resources',
            'scalingConfig',
            'status',
            'subnets',
            'taints',
            'updateConfig',
            'version',
          ],
          maps,
        ),
      };
    },
  });
