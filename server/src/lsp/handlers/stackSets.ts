import { z } from 'zod';
import {
  deleteStackSet,
  detectDrift,
  planRemoval,
  removeInstances,
  stopOperation,
} from '../../app/stacksets/changeStackSet.ts';
import type { FollowOptions } from '../../app/stacksets/ourStackSet.ts';
import {
  commandsText,
  type PlanCommands,
  planCommands,
  rolloutPlanCommands,
} from '../../app/stacksets/planCommands.ts';
import { planRealTime } from '../../app/stacksets/planRealTime.ts';
import { planRollout } from '../../app/stacksets/planRollout.ts';
import { readOperation } from '../../app/stacksets/readOperations.ts';
import { retryFailed } from '../../app/stacksets/retryFailed.ts';
import { runPlan, type StackSetProgress } from '../../app/stacksets/runPlan.ts';
import { runRollout } from '../../app/stacksets/runRollout.ts';
import { refreshStackSet } from '../../app/stacksets/stackSetState.ts';
import { AppError } from '../../core/errors.ts';
import { planDigest } from '../../core/stacksets/digest.ts';
import type { Operation } from '../../core/stacksets/operation.ts';
import { operationText } from '../../core/stacksets/operationText.ts';
import { countPlaces } from '../../core/stacksets/places.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import * as protocol from '../../protocol/stackSets.ts';
import { type Method, method } from '../method.ts';
import { list, text } from '../schemas/shape.ts';
import { places, preferences, rolloutWish, set, stackSetWish } from '../schemas/stackSets.ts';
import type { Session } from '../session.ts';

/** Those that the worker answers: all of them. */
export const stackSetRequests = [
  protocol.planStackSet,
  protocol.stackSetCommands,
  protocol.runStackSet,
  protocol.planRollout,
  protocol.rolloutCommands,
  protocol.runRollout,
  protocol.planRemoval,
  protocol.removeFromStackSet,
  protocol.retryStackSet,
  protocol.detectStackSetDrift,
  protocol.stopStackSet,
  protocol.deleteStackSet,
  protocol.refreshStackSet,
  protocol.getStackSetOperation,
];

const ofSet = z.strictObject({ set });

export function stackSetMethods({ app, notify }: Session): readonly Method[] {
  const tell = (said: string, percent: number | null = null) => notify.stackSetProgress({ text: said, percent });
  const follow: FollowOptions = { wait: true, onOperation: (operation) => tell(operationText(operation)) };
  const result = (operations: readonly Operation[]) => ({ operations });
  return [
    method(protocol.planStackSet, stackSetWish, async (wish, signal) => {
      const plan = await planRealTime(app, wish, signal);
      const { capabilities } = stackTemplates.stackSetAdminRole;
      return { ...plan, digest: planDigest(plan), capabilities: plan.adminRole.action === 'none' ? [] : capabilities };
    }),
    method(protocol.stackSetCommands, stackSetWish, async (wish, signal) =>
      byHand(await planCommands(app, await planRealTime(app, wish, signal))),
    ),
    method(
      protocol.runStackSet,
      z.strictObject({ wish: stackSetWish, digest: text, acknowledged: list(text) }),
      async ({ wish, digest, acknowledged }, signal) => {
        const plan = await planRealTime(app, wish, signal);
        if (planDigest(plan) !== digest) throw changed();
        return runPlan(app, plan, { acknowledged, wait: true }, (progress) => tell(...progressText(progress)), signal);
      },
    ),
    method(protocol.planRollout, rolloutWish, async (wish, signal) => {
      const plan = await planRollout(app, wish, signal);
      return { ...plan, digest: planDigest(plan) };
    }),
    method(protocol.rolloutCommands, rolloutWish, async (wish, signal) =>
      byHand(await rolloutPlanCommands(app, await planRollout(app, wish, signal))),
    ),
    method(
      protocol.runRollout,
      z.strictObject({ wish: rolloutWish, digest: text, acknowledged: list(text) }),
      async ({ wish, digest, acknowledged }, signal) => {
        const plan = await planRollout(app, wish, signal);
        if (planDigest(plan) !== digest) throw changed();
        const progress = (told: StackSetProgress) => tell(...progressText(told));
        return runRollout(app, plan, { acknowledged, wait: true }, progress, signal);
      },
    ),
    method(protocol.planRemoval, z.strictObject({ set, ...places }), async (params, signal) => {
      const groups = await planRemoval(app, params.set, params, signal);
      return {
        stacks: countPlaces(groups),
        accounts: groups.reduce((sum, { accountIds }) => sum + accountIds.length, 0),
      };
    }),
    method(
      protocol.removeFromStackSet,
      z.strictObject({ set, ...places, keepStacks: z.boolean(), preferences }),
      async (params, signal) => {
        const groups = await planRemoval(app, params.set, params, signal);
        return result(await removeInstances(app, params.set, groups, params, follow, signal));
      },
    ),
    method(protocol.retryStackSet, z.strictObject({ set, preferences }), async (params, signal) =>
      result(await retryFailed(app, params.set, params.preferences, follow, signal)),
    ),
    method(protocol.detectStackSetDrift, ofSet, async (params, signal) =>
      result(await detectDrift(app, params.set, follow, signal)),
    ),
    method(protocol.stopStackSet, ofSet, (params, signal) => stopOperation(app, params.set, null, signal)),
    method(protocol.deleteStackSet, ofSet, async (params, signal) => {
      await deleteStackSet(app, params.set, signal);
      return null;
    }),
    method(protocol.refreshStackSet, ofSet, (params, signal) => refreshStackSet(app, params.set, signal)),
    method(protocol.getStackSetOperation, z.strictObject({ set, id: text }), (params, signal) =>
      readOperation(app, params.set, params.id, signal),
    ),
  ];
}

function byHand(told: PlanCommands): { readonly text: string; readonly console: string } {
  return { text: commandsText(told), console: told.console };
}

function changed(): AppError {
  return new AppError('BUSY', 'The plan is not what it was when it was shown: something changed meanwhile', {
    hint: 'Look at the plan again, and agree to that.',
  });
}

function progressText(progress: StackSetProgress): readonly [string, number | null] {
  if (progress.kind === 'step') return [progress.text, null];
  if (progress.kind === 'stack') {
    const { logicalId, status, reason } = progress.event;
    return [`${logicalId} ${status}${reason === null ? '' : `: ${reason}`}`, null];
  }
  const { operation, part, parts } = progress;
  return [operationText(operation), Math.floor(((part - 1) / parts) * 100)];
}
