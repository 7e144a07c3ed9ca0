/** Whom snapshots are shared with: told for one snapshot at a time only, so it is asked of those that can be shared. */
import { listedIn } from '../fields.ts';
import { kms } from '../kms.ts';
import type { OutputOf } from '../sdk.ts';
import { ec2 } from './service.ts';

export const listKeyAliases = kms.op('ListAliases');
export const describeSnapshotAttribute = ec2.op('DescribeSnapshotAttribute');

type Aliases = OutputOf<typeof import('@aws-sdk/client-kms'), 'ListAliases'>;
type Snapshot = NonNullable<OutputOf<typeof import('@aws-sdk/client-ec2'), 'DescribeSnapshots'>['Snapshots']>[number];

/** What a `.shared('ebsKey', listKeyAliases, ebsKey)` takes: the id of AWS's own key for EBS, null where there is none. */
export const ebsKey = {
  input: { Limit: 100 },
  index: (pages: readonly Aliases[]): string | null =>
    listedIn(pages, (page) => page.Aliases).find((alias) => alias.AliasName === 'alias/aws/ebs')?.TargetKeyId ?? null,
};

/** AWS refuses to share what its own key encrypts. Without knowing that key, all snapshots may be shared. */
export function canBeShared(snapshot: Pick<Snapshot, 'KmsKeyId'>, ebsKeyId: string | null | undefined): boolean {
  return !ebsKeyId || snapshot.KmsKeyId?.endsWith(`/${ebsKeyId}`) !== true;
}

export function askSharing(snapshot: Pick<Snapshot, 'SnapshotId'>): {
  readonly SnapshotId: string | undefined;
  readonly Attribute: 'createVolumePermission';
} {
  return { SnapshotId: snapshot.SnapshotId, Attribute: 'createVolumePermission' };
}
