import { CreateSecurityConfigurationCommand, EMRClient, RunJobFlowCommand } from '@aws-sdk/client-emr';
import type { HadoopCluster } from '../blueprint/analytics.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedHadoopClusters({ connection }: Site, clusters: readonly HadoopCluster[]): Promise<void> {
  const emr = new EMRClient(connection);
  for (const { name, owner, logsTo } of clusters) {
    const EncryptionConfiguration = { EnableInTransitEncryption: false, EnableAtRestEncryption: false };
    const SecurityConfiguration = JSON.stringify({ EncryptionConfiguration });
    await emr.send(new CreateSecurityConfigurationCommand({ Name: name, SecurityConfiguration }));
    await emr.send(
      new RunJobFlowCommand({
        Name: name,
        ReleaseLabel: 'emr-7.9.0',
        LogUri: `s3://${logsTo}/emr/`,
        ServiceRole: 'EMR_DefaultRole',
        JobFlowRole: 'EMR_EC2_DefaultRole',
        SecurityConfiguration: name,
        Instances: {
          MasterInstanceType: 'm7g.xlarge',
          SlaveInstanceType: 'm7g.xlarge',
          InstanceCount: 3,
          KeepJobFlowAliveWhenNoSteps: true,
        },
        Tags: tagList(owner),
      }),
    );
  }
}
