/** What is done to a StackSet: one operation at a time works on many accounts and regions. */
import type { Region } from '../accounts/account.ts';
import { cleanText } from '../inventory/text.ts';
import type {
  AwsStackSetOperation,
  AwsStackSetOperationResult,
  AwsStackSetOperationSummary,
} from '../template/cloudFormation.ts';
import { failureAdvice } from './advice.ts';

export type OperationAction = 'create' | 'update' | 'delete' | 'detectDrift';
export type OperationStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'stopping' | 'stopped';

export interface Operation {
  readonly id: string;
  readonly action: OperationAction;
  readonly status: OperationStatus;
  /** Why it has this status, where CloudFormation says. */
  readonly reason: string | null;
  /** Accounts x regions that failed; null: not told. */
  readonly failed: number | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}

export interface OperationResult {
  readonly accountId: string;
  readonly region: Region;
  readonly status: 'pending' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  readonly reason: string | null;
  /** What to do; null unless it failed. */
  readonly hint: string | null;
}

const actions: Readonly<Record<string, OperationAction>> = {
  CREATE: 'create',
  UPDATE: 'update',
  DELETE: 'delete',
  DETECT_DRIFT: 'detectDrift',
};

const statuses: Readonly<Record<string, OperationStatus>> = {
  QUEUED: 'queued',
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  STOPPING: 'stopping',
  STOPPED: 'stopped',
};

export function operationOf(told: AwsStackSetOperation | AwsStackSetOperationSummary): Operation {
  return {
    id: told.OperationId ?? '',
    action: actions[told.Action ?? ''] ?? 'update',
    status: statuses[told.Status ?? ''] ?? 'running',
    reason: told.StatusReason ? cleanText(told.StatusReason, 1_000) : null,
    failed: told.StatusDetails?.FailedStackInstancesCount ?? null,
    startedAt: told.CreationTimestamp?.getTime() ?? 0,
    endedAt: told.EndTimestamp?.getTime() ?? null,
  };
}

export function hasEnded({ status }: Operation): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'stopped';
}

export function operationResult(told: AwsStackSetOperationResult): OperationResult {
  const accountId = told.Account ?? '';
  const region = told.Region ?? '';
  const status = (told.Status ?? 'PENDING').toLowerCase() as OperationResult['status'];
  const reason = told.StatusReason
    ? cleanText(told.StatusReason, 1_000)
    : told.AccountGateResult?.Status === 'FAILED'
      ? cleanText(told.AccountGateResult.StatusReason ?? 'the account gate refused', 1_000)
      : null;
  const isBad = status === 'failed' || status === 'cancelled';
  return { accountId, region, status, reason, hint: isBad ? failureAdvice({ accountId, region, reason }) : null };
}
