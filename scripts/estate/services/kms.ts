import {
  CreateAliasCommand,
  CreateKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import type { Key } from '../blueprint/security.ts';
import type { Connection } from '../connection.ts';
import { tagMap } from '../tags.ts';

export async function seedKeys(connection: Connection, keys: readonly Key[]): Promise<void> {
  const kms = new KMSClient(connection);
  for (const key of keys) {
    const Tags = Object.entries(tagMap(key.owner)).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: key.description, Tags }));
    const KeyId = KeyMetadata?.KeyId;
    await kms.send(new CreateAliasCommand({ AliasName: `alias/${key.alias}`, TargetKeyId: KeyId }));
    if (key.rotation) {
      await kms.send(new EnableKeyRotationCommand({ KeyId }));
    }
    if (key.retired) {
      await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 30 }));
    }
  }
}
