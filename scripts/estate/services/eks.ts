import { CreateClusterCommand, CreateNodegroupCommand, EKSClient } from '@aws-sdk/client-eks';
import type { KubernetesCluster } from '../blueprint/containers.ts';
import { arn, networkOf, roleArn, type Site } from '../site.ts';
import { tagMap } from '../tags.ts';

export async function seedKubernetesClusters(site: Site, clusters: readonly KubernetesCluster[]): Promise<void> {
  const eks = new EKSClient(site.connection);
  for (const cluster of clusters) {
    const { name, owner, version, network, publicFrom, key, logging, nodeGroups } = cluster;
    const subnets = [...networkOf(site, network).privateSubnets];
    const tags = tagMap(owner);
    await eks.send(
      new CreateClusterCommand({
        name,
        version,
        roleArn: roleArn(site, 'eks'),
        tags,
        resourcesVpcConfig: {
          subnetIds: subnets,
          endpointPrivateAccess: true,
          endpointPublicAccess: publicFrom !== undefined,
          ...(publicFrom === undefined ? {} : { publicAccessCidrs: [publicFrom] }),
        },
        logging: { clusterLogging: [{ types: ['api', 'audit', 'authenticator'], enabled: logging }] },
        ...(key
          ? { encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: arn(site, 'kms', `alias/${key}`) } }] }
          : {}),
      }),
    );
    for (const group of nodeGroups) {
      await eks.send(
        new CreateNodegroupCommand({
          clusterName: name,
          nodegroupName: group.name,
          nodeRole: roleArn(site, 'eks'),
          subnets,
          instanceTypes: [group.type],
          scalingConfig: { minSize: group.size, maxSize: group.size * 2, desiredSize: group.size },
          tags,
        }),
      );
    }
  }
}
