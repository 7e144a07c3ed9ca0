import { CreateClusterV2Command, KafkaClient } from '@aws-sdk/client-kafka';
import type { KafkaCluster } from '../blueprint/data.ts';
import { networkOf, type Site, securityGroupOf } from '../site.ts';
import { tagMap } from '../tags.ts';

export async function seedKafkaClusters(site: Site, clusters: readonly KafkaCluster[]): Promise<void> {
  const kafka = new KafkaClient(site.connection);
  for (const { name, owner, network, securityGroup, plaintext } of clusters) {
    await kafka.send(
      new CreateClusterV2Command({
        ClusterName: name,
        Tags: tagMap(owner),
        Provisioned: {
          KafkaVersion: '3.8.x',
          NumberOfBrokerNodes: 2,
          BrokerNodeGroupInfo: {
            InstanceType: 'kafka.m7g.large',
            ClientSubnets: [...networkOf(site, network).privateSubnets],
            SecurityGroups: [securityGroupOf(site, network, securityGroup)],
          },
          EncryptionInfo: {
            EncryptionInTransit: { ClientBroker: plaintext ? 'TLS_PLAINTEXT' : 'TLS', InCluster: true },
          },
        },
      }),
    );
  }
}
