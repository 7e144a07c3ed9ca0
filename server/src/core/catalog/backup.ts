import type { PartResult } from './entry.ts';
import { fieldsOf, required } from './fields.ts';
import { idOf, nameOf } from './place.ts';
import type { OutputOf } from './sdk.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const backup = serviceOf<typeof import('@aws-sdk/client-backup')>({ id: 'backup', label: 'Backup' });

type Selection = OutputOf<typeof import('@aws-sdk/client-backup'), 'GetBackupSelection'>;

const gone = ['ResourceNotFoundException'];
const getPlan = backup.op('GetBackupPlan');

export const backupVault = list(backup.op('ListBackupVaults'), {
  input: { MaxResults: 1000 },
  items: (page) => page.BackupVaultList,
})
  .shared('tags', getTaggedResources, tagsOfType('backup:backup-vault'))
  .detail('policy', backup.op('GetBackupVaultAccessPolicy'), ({ BackupVaultName }) => ({ BackupVaultName }), {
    absent: gone,
  })
  .lookup(backup.op('DescribeBackupVault'), {
    input: (ref) => ({ BackupVaultName: nameOf(ref) }),
    items: (page) => [page],
    gone,
  })
  .as({
    type: 'AWS.Backup.BackupVault',
    cfn: 'AWS::Backup::BackupVault',
    label: 'Backup vaults',
    icon: 'archive',
    scope: 'regional',
    volatile: ['NumberOfRecoveryPoints'],
    consolePath: (ref) => `backup/home?region=${ref.region}#/backupvaults/details/${encodeURIComponent(nameOf(ref))}`,
    model: (vault, d) => {
      const vaultArn = required(vault.BackupVaultArn, 'BackupVaultArn');
      return {
        resourceId: vaultArn,
        arn: vaultArn,
        name: vault.BackupVaultName,
        tags: tagsAt(d.tags, vaultArn),
        timeCreated: vault.CreationDate,
        attributes: {
          ...fieldsOf(vault, [
            'EncryptionKeyArn',
            'EncryptionKeyType',
            'LockDate',
            'Locked',
            'MaxRetentionDays',
            'MinRetentionDays',
            'NumberOfRecoveryPoints',
            'VaultState',
            'VaultType',
          ]),
          ...fieldsOf(d.policy, ['Policy']),
        },
      };
    },
  });

/** Undefined where one was not read: half a list would look like a change. A null output: the selection is gone. */
function selectionsOf(parts: readonly PartResult<unknown, Selection>[]): readonly unknown[] | undefined {
  if (parts.some((part) => part.output === undefined)) return undefined;
  return parts.flatMap(({ output }) => output?.BackupSelection ?? []);
}

export const backupPlan = list(backup.op('ListBackupPlans'), {
  input: { MaxResults: 1000 },
  items: (page) => page.BackupPlansList,
})
  .shared('tags', getTaggedResources, tagsOfType('backup:backup-plan'))
  .detail('plan', getPlan, ({ BackupPlanId }) => ({ BackupPlanId }), { absent: gone })
  .pages('listed', backup.op('ListBackupSelections'), ({ BackupPlanId }) => ({ BackupPlanId, MaxResults: 1000 }), {
    absent: gone,
  })
  .next()
  // What is backed up, and in which role.
  .each('selections', backup.op('GetBackupSelection'), {
    of: (_, d) => d.listed?.flatMap((page) => page.BackupSelectionsList ?? []),
    input: ({ BackupPlanId, SelectionId }) => ({ BackupPlanId, SelectionId }),
    absent: gone,
  })
  .lookup(getPlan, {
    input: (ref) => ({ BackupPlanId: idOf(ref) }),
    items: (page) => [{ ...page, BackupPlanName: page.BackupPlan?.BackupPlanName }],
    gone,
  })
  .as({
    type: 'AWS.Backup.BackupPlan',
    cfn: 'AWS::Backup::BackupPlan',
    label: 'Backup plans',
    icon: 'calendar',
    scope: 'regional',
    volatile: ['LastExecutionDate'],
    consolePath: (ref) => `backup/home?region=${ref.region}#/backupplan/details/${idOf(ref)}`,
    model: (plan, d) => {
      if (d.plan === null || plan.DeletionDate !== undefined) return undefined;
      const planArn = required(plan.BackupPlanArn, 'BackupPlanArn');
      return {
        resourceId: planArn,
        arn: planArn,
        id: plan.BackupPlanId,
        name: plan.BackupPlanName,
        tags: tagsAt(d.tags, planArn),
        timeCreated: plan.CreationDate,
        attributes: {
          ...fieldsOf(plan, ['LastExecutionDate', 'VersionId']),
          ...fieldsOf(d.plan, ['BackupPlan']),
          BackupSelections: d.listed && d.selections && selectionsOf(d.selections),
        },
      };
    },
  });
