/** The accounts file's form. schemas/accounts.schema.json is made from it. */
import { z } from 'zod';
import type { Accounts } from '../../core/accounts/account.ts';
import { accountDefaults } from '../../core/accounts/defaults.ts';
import { draftProblems, idProblem, labelLimit, nameLimit } from '../../core/accounts/draft.ts';
import { organizationIdPattern, organizationIdProblem } from '../../core/accounts/organizationId.ts';

const accountId = z
  .string({ error: (issue) => (typeof issue.input === 'number' ? unquoted : undefined) })
  .regex(/^\d{12}$/, { error: (issue) => idProblem(String(issue.input)) ?? 'An account id has 12 digits.' });

/** A number in YAML: its leading zeros are lost by then. */
const unquoted = 'Put the account id in quotes: without them YAML reads it as a number.';

const region = z
  .string()
  .regex(/^[a-z]{2,}(?:-[a-z0-9]+)+$/, { error: 'Write the code of a region, for example us-east-1.' });

const regionPattern = z
  .string()
  .regex(/^(?:global|[a-z0-9*-]+)$/, { error: 'Write the code of a region; * stands for any characters: us-*.' });

const typePattern = z
  .string()
  .regex(/^[A-Za-z0-9.*]+$/, { error: 'Write the name of a resource type; * stands for any characters: AWS.EC2.*.' });

const cfnPattern = z.string().regex(/^(?:\*|AWS::[A-Za-z0-9*]+(?:::[A-Za-z0-9*]+)?)$/, {
  error: "Write CloudFormation's name of a type; * stands for any characters: AWS::IoT::*.",
});

const ignore = z
  .strictObject({
    regions: z.array(regionPattern).default([]).describe('Regions that are not scanned; * stands for any characters.'),
    types: z.array(typePattern).default([]).describe('Resource types that are not scanned, for example AWS.EC2.*.'),
    resources: z
      .array(z.string().min(1).max(2_048))
      .default([])
      .describe('Resource ids (ARNs) that are left out of the inventory; * stands for any characters.'),
  })
  .default({ regions: [], types: [], resources: [] });

const account = z.strictObject({
  id: accountId.describe('The 12 digits of the account, in quotes.'),
  name: field('name').describe('How the account is shown.'),
  label: field('label')
    .default(accountDefaults.label)
    .describe('What the account is for: prod, dev, test or any other word.'),
  realTime: z
    .boolean()
    .default(accountDefaults.realTime)
    .describe('Follow the account through its events; needs the StackSet execution role.'),
  remediation: z
    .boolean()
    .default(accountDefaults.remediation)
    .describe('Let findings be remediated automatically; needs the remediation role.'),
  externalId: z.exactOptional(
    z
      .string()
      .regex(/^[\w+=,.@:/-]{2,1224}$/, { error: 'An external id has letters, digits and _ + = , . @ : / - only.' })
      .describe("What the account's roles ask for when they are assumed. Unique per account; not a secret."),
  ),
  regions: z
    .array(regionPattern)
    .min(1, { error: 'Name at least one region, or leave regions out for all that are enabled.' })
    .default([...accountDefaults.regions])
    .describe('The regions to scan, of those that are enabled; * stands for any characters.'),
  ignore,
  cloudControl: z.exactOptional(
    z
      .array(cfnPattern)
      .min(1, { error: 'Name at least one type, or leave cloudControl out for none.' })
      .describe(
        'More types to read, through AWS Cloud Control: names of CloudFormation, for example AWS::IoT::*; * for all.',
      ),
  ),
  enabled: z
    .boolean()
    .default(accountDefaults.enabled)
    .describe('false: the account stays here, but is not scanned and not followed.'),
});

const master = z.strictObject({
  accountId: accountId.describe('The 12 digits of the account from which the others are scanned, in quotes.'),
  region: region.describe("Its region, which is part of the roles' names."),
  profile: z.exactOptional(
    z.string().min(1).max(200).describe('A profile of ~/.aws; left out: the default credentials.'),
  ),
  organizationId: z.exactOptional(
    z
      .string()
      .regex(organizationIdPattern, { error: organizationIdProblem })
      .describe(
        'The organization whose accounts may all send their events to the queue; needed where more than a hundred accounts have real time on.',
      ),
  ),
});

export const accountsSchema = z
  .strictObject({
    version: z.literal(1, {
      error: 'Write version: 1. Other versions need a newer release of Panther Cloud Security.',
    }),
    master: z.exactOptional(master.describe('The account from which the others are scanned.')),
    accounts: z.array(account).default([]).describe('The accounts to scan.'),
  })
  .superRefine((file, context) => {
    const seen = new Map<string, string>();
    for (const [index, { id, name }] of file.accounts.entries()) {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, name);
      else {
        context.addIssue({
          code: 'custom',
          path: ['accounts', index, 'id'],
          message: `The account ${id} is there already, as ${first}: remove one of the two.`,
        });
      }
    }
  });

/** The rules for what a person types hold for the file, too. */
function field(name: 'name' | 'label') {
  const check = z.string().superRefine((value, context) => {
    const problem = draftProblems({ [name]: value }, [])[name];
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });
  return check.meta({ minLength: 1, maxLength: name === 'name' ? nameLimit : labelLimit });
}

/** @param value of a file without problems */
export function accountsOf(value: z.output<typeof accountsSchema>): Accounts {
  return { master: value.master ?? null, accounts: value.accounts };
}
