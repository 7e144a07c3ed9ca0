import { z } from 'zod';
import type { EventFilter } from '../../protocol/events.ts';
import { resourceKey } from './resources.ts';
import { accountId, list, text } from './shape.ts';

const mostEvents = 500;

export const eventFilter = z.strictObject({
  accountIds: z.exactOptional(list(accountId)),
  services: z.exactOptional(list(text)),
  actor: z.exactOptional(text),
  text: z.exactOptional(text),
  resource: z.exactOptional(resourceKey),
  reads: z.exactOptional(z.boolean()),
  failures: z.exactOptional(z.boolean()),
} satisfies { readonly [Key in keyof EventFilter]-?: z.ZodType }) satisfies z.ZodType<EventFilter>;

export const eventsPage = z.strictObject({
  filter: eventFilter,
  before: z.nullable(z.int().min(0)),
  limit: z.int().min(1).max(mostEvents),
});
