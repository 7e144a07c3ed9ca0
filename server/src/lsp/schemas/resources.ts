import { z } from 'zod';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { TreeFilter, TreeShape } from '../../protocol/tree.ts';
import { accountId, list, type Shape, text, typeName } from './shape.ts';

export const resourceKey = z.strictObject({
  accountId,
  region: text,
  type: typeName,
  resourceId: text,
} satisfies Shape<ResourceKey>) satisfies z.ZodType<ResourceKey>;

export const treeFilter = z.strictObject({
  text,
  accounts: list(text),
  regions: list(text),
  types: list(text),
} satisfies Shape<TreeFilter>) satisfies z.ZodType<TreeFilter>;

export const treeShape = z.strictObject({
  groupBy: z.array(z.enum(['account', 'region', 'type', 'label'])).max(4),
  filter: z.nullable(treeFilter),
} satisfies Shape<TreeShape>) satisfies z.ZodType<TreeShape>;

export const parent = z.nullable(text);

export const offset = z.int().min(0);
