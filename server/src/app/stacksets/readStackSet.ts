/** What CloudFormation knows of a StackSet. */
import { AwsFailure } from '../../core/errors.ts';
import { type StackInstance, stackInstance } from '../../core/stacksets/instance.ts';
import { type Operation, type OperationResult, operationOf, operationResult } from '../../core/stacksets/operation.ts';
import { ownSet, refInput, type StackSetName, type StackSetRef } from '../../core/stacksets/stackSetRef.ts';
import { type AwsStackSet, cloudFormation } from '../../core/template/cloudFormation.ts';
import type { Calls } from '../stacks/calls.ts';

/** Null: there is none. */
export async function describeStackSet({ session, ...options }: Calls, ref: StackSetRef): Promise<AwsStackSet | null> {
  try {
    const { StackSet: set } = await session.call(cloudFormation.op('DescribeStackSet'), refInput(ref), options);
    return set === undefined || set.Status === 'DELETED' ? null : set;
  } catch (error) {
    if (isNoStackSet(error)) return null;
    throw error;
  }
}

export interface FoundStackSet {
  readonly ref: StackSetRef;
  readonly set: AwsStackSet;
}

/**
 * The StackSet of the master account itself, else the one that it administers for its organization. Null: there is
 * neither.
 */
export async function findStackSet(calls: Calls, name: StackSetName): Promise<FoundStackSet | null> {
  const own = await describeStackSet(calls, ownSet(name));
  if (own !== null) return { ref: ownSet(name), set: own };
  const ref: StackSetRef = { name, callAs: 'DELEGATED_ADMIN' };
  try {
    const set = await describeStackSet(calls, ref);
    return set === null ? null : { ref, set };
  } catch (error) {
    // So it is where the organization lets the account administer nothing, or where there is no organization.
    if (error instanceof AwsFailure && (error.kind === 'denied' || error.code === 'ValidationError')) return null;
    throw error;
  }
}

export function isNoStackSet(error: unknown): boolean {
  return (
    error instanceof AwsFailure &&
    (error.kind === 'notFound' ||
      error.code.startsWith('StackSetNotFound') ||
      /StackSet .*not found/i.test(error.message))
  );
}

export async function listInstances(
  { session, ...options }: Calls,
  ref: StackSetRef,
): Promise<readonly StackInstance[]> {
  const instances: StackInstance[] = [];
  for await (const page of session.pages(cloudFormation.op('ListStackInstances'), refInput(ref), options)) {
    instances.push(...(page.Summaries ?? []).map(stackInstance));
  }
  return instances;
}

/** The newest first, at most `most`. */
export async function listOperations(
  { session, ...options }: Calls,
  ref: StackSetRef,
  most: number,
): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  const input = { ...refInput(ref), MaxResults: Math.min(most, 100) };
  for await (const page of session.pages(cloudFormation.op('ListStackSetOperations'), input, options)) {
    operations.push(...(page.Summaries ?? []).map(operationOf));
    if (operations.length >= most) break;
  }
  return operations.toSorted((a, b) => b.startedAt - a.startedAt).slice(0, most);
}

export async function describeOperation(
  { session, ...options }: Calls,
  ref: StackSetRef,
  OperationId: string,
): Promise<Operation> {
  const input = { ...refInput(ref), OperationId };
  const answer = await session.call(cloudFormation.op('DescribeStackSetOperation'), input, options);
  return operationOf(answer.StackSetOperation ?? { OperationId });
}

export async function operationResults(
  { session, ...options }: Calls,
  ref: StackSetRef,
  OperationId: string,
): Promise<readonly OperationResult[]> {
  const results: OperationResult[] = [];
  const input = { ...refInput(ref), OperationId };
  for await (const page of session.pages(cloudFormation.op('ListStackSetOperationResults'), input, options)) {
    results.push(...(page.Summaries ?? []).map(operationResult));
  }
  return results;
}
