import { z } from 'zod';
import type { Preferences } from '../../core/stacksets/preferences.ts';
import type { StackSetWish } from '../../protocol/stackSets.ts';
import { accountId, list, type Shape, text } from './shape.ts';

export const preferences = z.strictObject({
  maxConcurrent: z.int().min(1),
  failureTolerance: z.int().min(0),
  regions: z.enum(['parallel', 'sequential']),
} satisfies Shape<Preferences>);

export const places = { accountIds: z.nullable(list(accountId)), regions: z.nullable(list(text)) };

export const stackSetWish = z.strictObject({
  ...places,
  preferences,
  update: z.boolean(),
} satisfies Shape<StackSetWish>);
