import { z } from 'zod';
import type { ScanScope } from '../../protocol/scan.ts';
import { resourceKey } from './resources.ts';
import { accountId, exactly, type Shape, text, typeName } from './shape.ts';

type Scope<Kind extends ScanScope['kind']> = Extract<ScanScope, { readonly kind: Kind }>;

export const scanScope = exactly<ScanScope>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') } satisfies Shape<Scope<'all'>>),
    z.strictObject({ kind: z.literal('account'), accountId } satisfies Shape<Scope<'account'>>),
    z.strictObject({ kind: z.literal('region'), accountId, region: text } satisfies Shape<Scope<'region'>>),
    z.strictObject({
      kind: z.literal('type'),
      accountId,
      type: typeName,
      region: z.exactOptional(text),
    } satisfies Shape<Scope<'type'>>),
    z.strictObject({ kind: z.literal('resource'), key: resourceKey } satisfies Shape<Scope<'resource'>>),
    z.strictObject({ kind: z.literal('failed'), accountId } satisfies Shape<Scope<'failed'>>),
  ]),
);
