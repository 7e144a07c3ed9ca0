import type { StackPlan } from '../../protocol/templates.ts';
import type { AppContext } from '../context.ts';
import { dropChangeSet } from './dropChangeSet.ts';
import { type StackChoice, stackOf } from './stack.ts';
import { withTargetSession } from './targetSession.ts';

/** Removes a plan that is not to be executed. @throws AppError WRONG_ACCOUNT */
export async function discardStack(
  ctx: AppContext,
  { plan, profile, ...choice }: StackChoice & { readonly profile: string | null; readonly plan: StackPlan },
  signal: AbortSignal,
): Promise<void> {
  const stack = await stackOf(ctx, choice);
  await withTargetSession(ctx, { stack, profile, signal }, (session) =>
    dropChangeSet({ session, region: stack.region, signal }, plan),
  );
}
