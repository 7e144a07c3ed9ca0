import { z } from 'zod';
import type { Preferences } from '../../core/stacksets/preferences.ts';
import type { RolloutWish } from '../../core/stacksets/rollout.ts';
import { stackSetNames } from '../../core/stacksets/stackSetRef.ts';
import type { StackSetWish } from '../../protocol/stackSets.ts';
import { accountId, list, type Shape, text } from './shape.ts';

export const preferences = z.strictObject({
  maxConcurrent: z.int().min(1),
  failureTolerance: z.int().min(0),
  regions: z.enum(['parallel', 'sequential']),
} satisfies Shape<Preferences>);

export const set = z.enum(stackSetNames);

export const places = { accountIds: z.nullable(list(accountId)), regions: z.nullable(list(text)) };

export const stackSetWish = z.strictObject({
  ...places,
  preferences,
  update: z.boolean(),
} satisfies Shape<StackSetWish>);

export const rolloutWish = z.strictObject({
  kind: z.enum(['scanRole', 'realTimeEvents']),
  right: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('organization') }),
    z.strictObject({ kind: z.literal('roles'), adminRole: text, executionRole: text }),
  ]),
  ...places,
  units: list(text),
  autoDeploy: z.boolean(),
  preferences,
  update: z.boolean(),
} satisfies Shape<RolloutWish>);
