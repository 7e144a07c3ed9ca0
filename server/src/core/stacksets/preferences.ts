/** How an operation goes about its accounts and regions. */
import { AppError } from '../errors.ts';
import type { AwsOperationPreferences } from '../template/cloudFormation.ts';

export interface Preferences {
  /** Accounts at the same time, 1 or more. */
  readonly maxConcurrent: number;
  /** In how many accounts of a region it may fail before CloudFormation stops, 0 or more. */
  readonly failureTolerance: number;
  /** `parallel`: all regions at once; `sequential`: one after the other, and none after one that failed. */
  readonly regions: 'parallel' | 'sequential';
}

export const defaultPreferences: Preferences = { maxConcurrent: 5, failureTolerance: 0, regions: 'parallel' };

/** @throws AppError BAD_INPUT */
export function checkPreferences({ maxConcurrent, failureTolerance }: Preferences): void {
  requireWhole('The maximum of concurrent accounts', maxConcurrent, 1);
  requireWhole('The failure tolerance', failureTolerance, 0);
}

function requireWhole(what: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new AppError('BAD_INPUT', `${what} is not a whole number of ${least} or more: ${value}`);
}

export function operationPreferences(preferences: Preferences): AwsOperationPreferences {
  return {
    MaxConcurrentCount: preferences.maxConcurrent,
    FailureToleranceCount: preferences.failureTolerance,
    // Strictly, AWS works on one account more than may fail: at a tolerance of 0 on one at a time, whatever was asked.
    ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
    RegionConcurrencyType: preferences.regions === 'parallel' ? 'PARALLEL' : 'SEQUENTIAL',
  };
}
