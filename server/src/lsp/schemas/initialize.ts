import { z } from 'zod';
import type { InitializationOptions } from '../../protocol/initialize.ts';
import { retention } from './history.ts';
import { type Shape, text } from './shape.ts';
import { validationSettings } from './validation.ts';

export const initializationOptions = z.strictObject({
  accountsFile: z.nullable(text),
  home: z.nullable(text),
  profile: z.nullable(text),
  background: z.boolean(),
  scanEveryHours: z
    .number()
    .min(0)
    .max(24 * 365),
  checkEveryHours: z
    .number()
    .min(0)
    .max(24 * 365),
  history: retention,
  validation: validationSettings,
} satisfies Shape<InitializationOptions>) satisfies z.ZodType<InitializationOptions>;
