import { z } from 'zod';
import type { Account } from '../../core/accounts/account.ts';
import { type HealthChoice, healthOrders } from '../../core/accounts/healthList.ts';
import type { ChangedAccount, ImportDefaults } from '../../core/accounts/importPlan.ts';
import type { RoleKind } from '../../core/accounts/roleCheck.ts';
import type { AccountDraft, ImportSource, MasterSetting } from '../../protocol/accounts.ts';
import { accountId, exactly, list, type Shape, text } from './shape.ts';

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

export const masterSetting = z.strictObject({
  accountId,
  region: text,
  profile: z.exactOptional(text),
  organizationId: z.exactOptional(z.nullable(text)),
} satisfies Shape<MasterSetting>) satisfies z.ZodType<MasterSetting>;

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

/** A list of all accounts that an organization can have is far smaller. */
const listText = z.string().max(5_000_000);

export const importSource = exactly<ImportSource>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('list'), text: listText, file: text }),
    z.strictObject({ kind: z.literal('organization'), units: z.nullable(list(text).readonly()) }),
  ]),
);

export const importDefaults = z.strictObject({
  label: z.exactOptional(text),
  realTime: z.exactOptional(z.boolean()),
  remediation: z.exactOptional(z.boolean()),
} satisfies Shape<ImportDefaults>) satisfies z.ZodType<ImportDefaults>;

export const importedAccounts = z.strictObject({
  added: list(account),
  changed: list(z.strictObject({ account, changes: list(text) } satisfies Shape<ChangedAccount>)),
});

export const healthChoice = z.strictObject({
  order: z.enum(healthOrders),
  text,
  wrongOnly: z.boolean(),
} satisfies Shape<HealthChoice>) satisfies z.ZodType<HealthChoice>;

export const roleKind = exactly<RoleKind>()(z.enum(['scan', 'stackSetExecution', 'remediation']));
