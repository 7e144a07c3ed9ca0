import { z } from 'zod';
import { mostRetention, type Retention } from '../../core/history/retention.ts';
import type { VersionRef } from '../../core/history/version.ts';
import type { ChangesPlace, ChangesWindow, VersionPoint } from '../../protocol/history.ts';
import { parent, resourceKey } from './resources.ts';
import { accountId, list, type Shape, text } from './shape.ts';

const changeId = z.int().min(0);
const time = z.int();

export const historyPlace = z.strictObject({ key: resourceKey, before: z.nullable(changeId) });

export const versionRef = z.strictObject({
  change: z.nullable(changeId),
  side: z.enum(['before', 'after']),
} satisfies Shape<VersionRef>) satisfies z.ZodType<VersionRef>;

export const versionPoint = z.strictObject({
  key: resourceKey,
  when: z.nullable(text),
} satisfies Shape<VersionPoint>) satisfies z.ZodType<VersionPoint>;

export const changesWindow = z.strictObject({
  since: time,
  until: time,
  sinceOf: z.nullable(z.record(accountId, time)),
  accountIds: z.nullable(list(accountId)),
} satisfies Shape<ChangesWindow>) satisfies z.ZodType<ChangesWindow>;

export const askedWindow = z.strictObject({
  since: text,
  until: z.nullable(text),
  accountIds: z.nullable(list(accountId)),
});

export const changesPlace = z.strictObject({
  window: changesWindow,
  groupBy: z.array(z.enum(['account', 'region', 'type'])).max(3),
  parent,
  after: z.string().regex(/^(\d+\.\d+)?$/, 'a mark of a page is a time and a change'),
} satisfies Shape<ChangesPlace>) satisfies z.ZodType<ChangesPlace>;

export const retention = z.strictObject({
  days: z.int().min(0).max(mostRetention.days),
  changesPerResource: z.int().min(0).max(mostRetention.changesPerResource),
  megabytes: z.int().min(0).max(mostRetention.megabytes),
} satisfies Shape<Retention>) satisfies z.ZodType<Retention>;
