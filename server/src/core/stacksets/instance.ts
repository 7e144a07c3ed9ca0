/** The stacks of a StackSet, one in each account and region. */
import type { Region } from '../accounts/account.ts';
import { cleanText } from '../inventory/text.ts';
import type { AwsStackInstance } from '../template/cloudFormation.ts';

export interface StackInstance {
  readonly accountId: string;
  readonly region: Region;
  /** `outdated`: the last operation did not reach it, so it has an older template, older parameters, or nothing at all. */
  readonly status: 'current' | 'outdated' | 'inoperable';
  /** How the last operation on it ended, as CloudFormation says: `SUCCEEDED`, `FAILED`, `RUNNING` ... */
  readonly detail: string;
  readonly reason: string | null;
  readonly drift: 'inSync' | 'drifted' | null;
  /** Null: it has no stack yet. */
  readonly stackId: string | null;
  readonly operationId: string | null;
}

export function stackInstance(instance: AwsStackInstance): StackInstance {
  const { Account, Region, Status, StatusReason, StackInstanceStatus, DriftStatus, StackId, LastOperationId } =
    instance;
  return {
    accountId: Account ?? '',
    region: Region ?? '',
    status: Status === 'CURRENT' ? 'current' : Status === 'INOPERABLE' ? 'inoperable' : 'outdated',
    detail: StackInstanceStatus?.DetailedStatus ?? '',
    reason: StatusReason ? cleanText(StatusReason, 1_000) : null,
    drift: DriftStatus === 'DRIFTED' ? 'drifted' : DriftStatus === 'IN_SYNC' ? 'inSync' : null,
    stackId: StackId || null,
    operationId: LastOperationId || null,
  };
}

export function isRunning({ detail }: StackInstance): boolean {
  return detail === 'PENDING' || detail === 'RUNNING';
}

/** Somebody has to do something about it. */
export function needsAttention(instance: StackInstance): boolean {
  return !isRunning(instance) && (instance.status !== 'current' || instance.drift === 'drifted');
}
