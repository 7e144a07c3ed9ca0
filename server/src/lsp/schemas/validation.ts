import { z } from 'zod';
import type { ValidationSettings } from '../../protocol/validation.ts';
import { list, type Shape, text } from './shape.ts';

export const validationSettings = z.strictObject({
  enabled: z.boolean(),
  ignore: list(text),
  severities: z.record(z.string().max(20), z.enum(['error', 'warning', 'info'])),
  files: list(text),
  inlayHints: z.boolean(),
} satisfies Shape<ValidationSettings>) satisfies z.ZodType<ValidationSettings>;
