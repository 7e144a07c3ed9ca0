import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import type { Trail } from '../blueprint/storage.ts';
import type { Connection } from '../connection.ts';
import { tagList } from '../tags.ts';

export async function seedTrails(connection: Connection, trails: readonly Trail[]): Promise<void> {
  for (const trail of trails) {
    const cloudtrail = new CloudTrailClient({ ...connection, region: trail.region });
    const Name = trail.name;
    await cloudtrail.send(
      new CreateTrailCommand({
        Name,
        S3BucketName: trail.bucket,
        IsMultiRegionTrail: trail.multiRegion,
        IncludeGlobalServiceEvents: trail.multiRegion,
        EnableLogFileValidation: trail.multiRegion,
        TagsList: tagList(trail.owner),
      }),
    );
    const EventSelectors = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: true, DataResources: [] }];
    await cloudtrail.send(new PutEventSelectorsCommand({ TrailName: Name, EventSelectors }));
    if (trail.logging) {
      await cloudtrail.send(new StartLoggingCommand({ Name }));
    }
  }
}
