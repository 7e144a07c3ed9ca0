import { z } from 'zod';
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import type { AccountDraft } from '../../protocol/accounts.ts';
import { accountId, list, type Shape, text } from './shape.ts';

export const account = z.strictObject({
  id: accountId,
  name: text,
  label: text,
  realTime: z.boolean(),
  remediation: z.boolean(),
  externalId: z.exactOptional(text),
  regions: list(text),
  ignore: z.strictObject({
    regions: list(text),
    types: list(text),
    resources: list(text),
  } satisfies Shape<Account['ignore']>),
  cloudControl: z.exactOptional(list(text)),
  enabled: z.boolean(),
} satisfies Shape<Account>) satisfies z.ZodType<Account>;

export const masterAccount = z.strictObject({
  accountId,
  region: text,
  profile: z.exactOptional(text),
} satisfies Shape<MasterAccount>) satisfies z.ZodType<MasterAccount>;

// A draft is what a person is typing: nothing is known of it yet but that it is text.
const draftShape = {
  id: text,
  name: text,
  label: text,
  realTime: z.boolean(),
  remediation: z.boolean(),
} satisfies Shape<AccountDraft>;

export const accountDraft = z.strictObject(draftShape) satisfies z.ZodType<AccountDraft>;

export const partialDraft = z.strictObject({
  id: z.exactOptional(draftShape.id),
  name: z.exactOptional(draftShape.name),
  label: z.exactOptional(draftShape.label),
  realTime: z.exactOptional(draftShape.realTime),
  remediation: z.exactOptional(draftShape.remediation),
} satisfies Shape<AccountDraft>) satisfies z.ZodType<Partial<AccountDraft>>;
