/** A StackSet as CloudFormation has it, against what it should be. */
import type { AwsStackSet } from '../template/cloudFormation.ts';
import type { StackParameter } from '../template/parameters.ts';
import type { ExistingStackSet } from './plan.ts';
import { isOurs } from './realTimeStackSet.ts';

export interface WantedSet {
  readonly body: string;
  readonly parameters: readonly StackParameter[];
  /** ARN, name; null: they are CloudFormation's own. */
  readonly adminRole: string | null;
  readonly executionRole: string | null;
}

/** Null: there is none. */
export function existingSet(set: AwsStackSet | null, wanted: WantedSet): ExistingStackSet | null {
  if (set === null) return null;
  const values = new Map(
    (set.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  );
  const { adminRole, executionRole } = wanted;
  const differences = [
    (set.TemplateBody ?? '').trim() === wanted.body.trim() ? null : 'its template',
    ...wanted.parameters.map(({ key, value }) => (values.get(key) === value ? null : `the parameter ${key}`)),
    adminRole === null || set.AdministrationRoleARN === adminRole ? null : 'its admin role',
    executionRole === null || set.ExecutionRoleName === executionRole ? null : 'its execution role',
  ];
  return {
    isOurs: isOurs(set),
    differences: differences.filter((difference) => difference !== null),
    queues: set.ManagedExecution?.Active === true,
    isServiceManaged: set.PermissionModel === 'SERVICE_MANAGED',
  };
}
