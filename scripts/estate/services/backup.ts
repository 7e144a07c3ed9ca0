import {
  BackupClient,
  CreateBackupPlanCommand,
  CreateBackupVaultCommand,
  PutBackupVaultLockConfigurationCommand,
} from '@aws-sdk/client-backup';
import type { Backup } from '../blueprint/operations.ts';
import type { Site } from '../site.ts';
import { tagMap } from '../tags.ts';

export async function seedBackups({ connection }: Site, backups: readonly Backup[]): Promise<void> {
  const backup = new BackupClient(connection);
  for (const { name: BackupVaultName, owner, keepDays, locked } of backups) {
    await backup.send(new CreateBackupVaultCommand({ BackupVaultName, BackupVaultTags: tagMap(owner) }));
    if (locked) {
      const lock = { BackupVaultName, MinRetentionDays: keepDays };
      await backup.send(new PutBackupVaultLockConfigurationCommand(lock));
    }
    const rule = {
      RuleName: 'nightly',
      TargetBackupVaultName: BackupVaultName,
      ScheduleExpression: 'cron(0 3 * * ? *)',
      Lifecycle: { DeleteAfterDays: keepDays },
    };
    const BackupPlan = { BackupPlanName: BackupVaultName, Rules: [rule] };
    await backup.send(new CreateBackupPlanCommand({ BackupPlan, BackupPlanTags: tagMap(owner) }));
  }
}
