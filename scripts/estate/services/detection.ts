import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { EnableCommand, Inspector2Client } from '@aws-sdk/client-inspector2';
import { EnableMacieCommand, Macie2Client } from '@aws-sdk/client-macie2';
import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import type { Detection } from '../blueprint/security.ts';
import { roleArn, type Site } from '../site.ts';

export async function seedDetection(site: Site, detection: Detection): Promise<void> {
  const { connection } = site;
  if (detection.configBucket) {
    await seedConfig(site, detection.configBucket);
  }
  if (detection.guardDuty) {
    const settings = { Enable: true, FindingPublishingFrequency: 'FIFTEEN_MINUTES' as const };
    await new GuardDutyClient(connection).send(new CreateDetectorCommand(settings));
  }
  if (detection.securityHub) {
    await new SecurityHubClient(connection).send(new EnableSecurityHubCommand({ EnableDefaultStandards: true }));
  }
  if (detection.macie) {
    await new Macie2Client(connection).send(new EnableMacieCommand({ findingPublishingFrequency: 'ONE_HOUR' }));
  }
  if (detection.inspector) {
    const resourceTypes = ['EC2' as const, 'ECR' as const, 'LAMBDA' as const];
    await new Inspector2Client(connection).send(new EnableCommand({ resourceTypes }));
  }
}

async function seedConfig(site: Site, bucket: string): Promise<void> {
  const config = new ConfigServiceClient(site.connection);
  const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
  const ConfigurationRecorder = { name: 'default', roleARN: roleArn(site, 'config'), recordingGroup };
  await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }));
  const DeliveryChannel = { name: 'default', s3BucketName: bucket };
  await config.send(new PutDeliveryChannelCommand({ DeliveryChannel }));
  await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
}
