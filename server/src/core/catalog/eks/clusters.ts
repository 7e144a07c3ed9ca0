import { capitalizedFields } from '../capitalize.ts';
import { listedIn, outputsOf, partOf, sortedBy } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { eks, gone, maps, pageSize } from './service.ts';

type Sdk = typeof import('@aws-sdk/client-eks');
type Nodegroup = NonNullable<OutputOf<Sdk, 'DescribeNodegroup'>['nodegroup']>;
type FargateProfile = NonNullable<OutputOf<Sdk, 'DescribeFargateProfile'>['fargateProfile']>;
type Described = OutputOf<Sdk, 'DescribeCluster'>;

const describeCluster = eks.op('DescribeCluster');

function nodegroupFields(group: Nodegroup): object {
  return {
    TimeCreated: group.createdAt,
    ...capitalizedFields(
      group,
      [
        'amiType',
        'diskSize',
        'health',
        'instanceTypes',
        'launchTemplate',
        'nodegroupArn',
        'nodegroupName',
        'nodeRole',
        'releaseVersion',
        'remoteAccess',
        'resources',
        'scalingConfig',
        'subnets',
        'tags',
        'version',
      ],
      maps,
    ),
  };
}

function fargateProfileFields(profile: FargateProfile): object {
  return {
    TimeCreated: profile.createdAt,
    ...capitalizedFields(
      profile,
      ['fargateProfileArn', 'fargateProfileName', 'podExecutionRoleArn', 'selectors', 'status', 'subnets', 'tags'],
      maps,
    ),
  };
}

/** With the older way of access, by a map inside the cluster, there are no entries to ask for. */
function hasAccessEntries(described: Described | null | undefined): boolean {
  const mode = described?.cluster?.accessConfig?.authenticationMode;
  return mode === 'API' || mode === 'API_AND_CONFIG_MAP';
}

export const eksCluster = list(eks.op('ListClusters'), {
  input: { maxResults: pageSize },
  items: (page) => page.clusters,
})
  .detail('described', describeCluster, (name) => ({ name }), { absent: gone })
  .pages('nodegroups', eks.op('ListNodegroups'), (name) => ({ clusterName: name, maxResults: pageSize }), {
    absent: gone,
  })
  .pages('profiles', eks.op('ListFargateProfiles'), (name) => ({ clusterName: name, maxResults: pageSize }), {
    absent: gone,
  })
  .next()
  .pages(
    'accessEntries',
    eks.op('ListAccessEntries'),
    (name, d) => (hasAccessEntries(d.described) ? { clusterName: name, maxResults: pageSize } : undefined),
    { absent: gone },
  )
  .each('nodegroup', eks.op('DescribeNodegroup'), {
    of: (clusterName, d) =>
      d.nodegroups?.flatMap((page) => page.nodegroups ?? []).map((nodegroupName) => ({ clusterName, nodegroupName })),
    input: (part) => part,
    absent: gone,
  })
  .each('profile', eks.op('DescribeFargateProfile'), {
    of: (clusterName, d) =>
      d.profiles
        ?.flatMap((page) => page.fargateProfileNames ?? [])
        .map((fargateProfileName) => ({ clusterName, fargateProfileName })),
    input: (part) => part,
    absent: gone,
  })
  .lookup(describeCluster, {
    input: (ref) => ({ name: lastPart(ref) }),
    items: (page, ref) => page.cluster && [lastPart(ref)],
    gone,
  })
  .as({
    type: 'AWS.EKS.Cluster',
    cfn: 'AWS::EKS::Cluster',
    label: 'EKS clusters',
    icon: 'circuit-board',
    scope: 'regional',
    volatile: ['NodeGroup.*.Health', 'NodeGroup.*.ScalingConfig.DesiredSize'],
    consolePath: (ref) => `eks/home?region=${ref.region}#/clusters/${lastPart(ref)}`,
    model: (name, d, place) => {
      if (d.described === null) return undefined;
      const described = partOf(d.described, (output) => output.cluster);
      const clusterArn = described?.arn ?? arn(place, 'eks', `cluster/${name}`);
      const entries = partOf(d.accessEntries, (pages) => listedIn(pages, (page) => page.accessEntries));
      const profiles = outputsOf(d.profile)?.flatMap((output) => output.fargateProfile ?? []);
      const nodegroups = outputsOf(d.nodegroup)?.flatMap((output) => output.nodegroup ?? []);
      return {
        resourceId: clusterArn,
        arn: clusterArn,
        name,
        tags: partOf(described, (cluster) => cluster.tags ?? {}) ?? undefined,
        timeCreated: described?.createdAt,
        attributes: {
          ...capitalizedFields(described, [
            'accessConfig',
            'certificateAuthority',
            'encryptionConfig',
            'endpoint',
            'identity',
            'logging',
            'platformVersion',
            'resourcesVpcConfig',
            'roleArn',
            'status',
            'version',
          ]),
          // The principals that may come in; null: the map inside the cluster tells, which AWS does not show.
          AccessEntries: described && entries,
          FargateProfile:
            d.profiles &&
            partOf(profiles, (all) => sortedBy(all, (of) => of.fargateProfileName).map(fargateProfileFields)),
          NodeGroup:
            d.nodegroups && partOf(nodegroups, (all) => sortedBy(all, (of) => of.nodegroupName).map(nodegroupFields)),
        },
      };
    },
  });
