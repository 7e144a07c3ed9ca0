import { fieldsOf, listedIn, partOf, required, tagsOf } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { emr, gone } from './service.ts';

const describeCluster = emr.op('DescribeCluster');

/** EMR goes on telling of clusters for two months after they are gone. */
function isTerminated(cluster: { readonly Status?: { readonly State?: string | undefined } | undefined }): boolean {
  return cluster.Status?.State?.startsWith('TERMINATED') ?? false;
}

export const emrCluster = list(emr.op('ListClusters'), {
  input: { ClusterStates: ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING'] },
  items: (page) => page.Clusters,
})
  .detail('described', describeCluster, (c) => ({ ClusterId: c.Id }), { absent: gone })
  .pages('bootstrap', emr.op('ListBootstrapActions'), (c) => ({ ClusterId: c.Id }), { absent: gone })
  .lookup(describeCluster, {
    input: (ref) => ({ ClusterId: lastPart(ref) }),
    items: (page) => page.Cluster && [page.Cluster],
    gone,
  })
  .as({
    type: 'AWS.EMR.Cluster',
    cfn: 'AWS::EMR::Cluster',
    label: 'EMR clusters',
    note: 'Those that live: EMR goes on telling of others for two months.',
    icon: 'server-environment',
    scope: 'regional',
    // A cluster waits and runs in turn, with each step that it is given.
    volatile: ['Status'],
    secrets: [
      'Applications.*.AdditionalInfo.*',
      'Applications.*.Args.*',
      'BootstrapActions.*.Args.*',
      'Configurations.*.Properties.*',
      'Configurations.*.Configurations.*.Properties.*',
      'Configurations.*.Configurations.*.Configurations.*.Properties.*',
      'KerberosAttributes.ADDomainJoinPassword',
      'KerberosAttributes.CrossRealmTrustPrincipalPassword',
      'KerberosAttributes.KdcAdminPassword',
    ],
    consolePath: (ref) => `emr/home?region=${ref.region}#/clusterDetails/${encodeURIComponent(lastPart(ref))}`,
    model: (c, d) => {
      if (d.described === null || isTerminated(c)) return undefined;
      const clusterArn = required(c.ClusterArn, 'ClusterArn');
      const cluster = partOf(d.described, (output) => output.Cluster);
      return {
        resourceId: clusterArn,
        arn: clusterArn,
        id: c.Id,
        name: c.Name,
        tags: tagsOf(partOf(cluster, (of) => of.Tags)),
        timeCreated: c.Status?.Timeline?.CreationDateTime,
        attributes: {
          ...fieldsOf(cluster, [
            'Applications',
            'AutoScalingRole',
            'AutoTerminate',
            'Configurations',
            'CustomAmiId',
            'EbsRootVolumeSize',
            'Ec2InstanceAttributes',
            'InstanceCollectionType',
            'KerberosAttributes',
            'LogEncryptionKmsKeyId',
            'LogUri',
            'MasterPublicDnsName',
            'OSReleaseLabel',
            'PlacementGroups',
            'ReleaseLabel',
            'RepoUpgradeOnBoot',
            'RunningAmiVersion',
            'ScaleDownBehavior',
            'SecurityConfiguration',
            'ServiceRole',
            'StepConcurrencyLevel',
            'TerminationProtected',
            'UnhealthyNodeReplacement',
            'VisibleToAllUsers',
          ]),
          ...fieldsOf(c, ['OutpostArn', 'Status']),
          // They run as root on every node before anything else does.
          BootstrapActions: partOf(d.bootstrap, (pages) => listedIn(pages, (page) => page.BootstrapActions)),
        },
      };
    },
  });
