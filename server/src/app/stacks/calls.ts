import type { Region } from '../../core/accounts/account.ts';
import { AwsFailure } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { type AwsStack, cloudFormation } from '../../core/template/cloudFormation.ts';

/** Calls of one session in one region. */
export interface Calls {
  readonly session: AwsSession;
  readonly region: Region;
  readonly signal: AbortSignal;
}

/** `name`: a stack's name, or its id, by which deleted ones are found too. Null: there is none. */
export async function describeStack({ session, ...options }: Calls, name: string): Promise<AwsStack | null> {
  try {
    const { Stacks } = await session.call(cloudFormation.op('DescribeStacks'), { StackName: name }, options);
    return Stacks?.[0] ?? null;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** CloudFormation has no error code of its own for a stack that does not exist. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof AwsFailure)) return false;
  return (
    error.kind === 'notFound' ||
    error.code.startsWith('ChangeSetNotFound') ||
    (error.code === 'ValidationError' && /does not exist/i.test(error.message))
  );
}
