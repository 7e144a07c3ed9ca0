import { z } from 'zod';
import type { QueuePolicyChange } from '../../core/template/queuePolicy.ts';
import type { PlannedChange, StackPlan, TemplateName } from '../../protocol/templates.ts';
import { account } from './accounts.ts';
import { accountId, exactly, list, type Shape, text } from './shape.ts';

export const templateName = exactly<TemplateName>()(
  z.enum(['scanRole', 'stackSetAdminRole', 'eventsQueue', 'realTimeEvents']),
);

/** null: a template of the master account. */
export const ofAccount = z.nullable(account);

/** The largest that is read, and a few more than one batch holds. */
export const templateText = z.string().max(6_000_000);

export const profile = z.nullable(text);

const plannedChange = z.strictObject({
  action: z.enum(['Add', 'Modify', 'Remove', 'Import', 'Dynamic']),
  logicalId: text,
  physicalId: z.nullable(text),
  resourceType: text,
  replacement: z.nullable(z.enum(['True', 'False', 'Conditional'])),
} satisfies Shape<PlannedChange>) satisfies z.ZodType<PlannedChange>;

export const stackPlan = z.strictObject({
  changeSetId: text,
  stackName: text,
  accountId,
  region: text,
  isNew: z.boolean(),
  parameters: list(z.strictObject({ key: text, value: text })),
  capabilities: list(text),
  changes: list(plannedChange),
} satisfies Shape<StackPlan>) satisfies z.ZodType<StackPlan>;

/** With room for more than SQS takes. */
const policyText = z.string().max(200_000);

export const queuePolicyChange = z.strictObject({
  live: policyText,
  template: policyText,
  goes: list(policyText),
  comes: list(policyText),
} satisfies Shape<QueuePolicyChange>) satisfies z.ZodType<QueuePolicyChange>;
