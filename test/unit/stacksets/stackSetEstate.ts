/** A master account whose CloudFormation is the fake, and three accounts that are followed. */
import { installedTemplates } from '../../../server/src/adapters/templates/templates.ts';
import type { AppContext } from '../../../server/src/app/context.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { AssumeRole, Aws, Clock, Store } from '../../../server/src/core/ports.ts';
import { payments } from '../../support/accounts.ts';
import { appContext, masterAccount } from '../../support/appContext.ts';
import { awsFailure, type Script, type SentCall, scriptedSession } from '../../support/scriptedSession.ts';
import { type FakeStackSets, fakeStackSets } from './fakeStackSets.ts';

export const adminRole = 'PantherCloudFormationStackSetAdminRole-us-east-1';
export const executionRole = 'PantherCloudFormationStackSetExecutionRole-us-east-1';

export function account(id: string, replace: Partial<Account> = {}): Account {
  return { ...payments, id, name: `Account ${id.slice(0, 4)}`, ...replace };
}

export const one = account('111111111111');
export const two = account('222222222222');
export const three = account('333333333333');

export interface StackSetEstate {
  readonly ctx: AppContext;
  readonly fake: FakeStackSets;
  /** What was asked in the master account. */
  readonly sent: SentCall[];
  /** Of those, what changes something. */
  readonly changes: () => readonly SentCall[];
}

export interface EstateOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly accounts?: readonly Account[];
  readonly organizationId?: string;
  /** The regions that are on in each account. */
  readonly enabled?: Readonly<Record<string, readonly string[]>>;
  /** Replaces answers of the master account. */
  readonly master?: Readonly<Record<string, Script>>;
  readonly refuse?: (role: AssumeRole) => Error | null;
  /** Calls of the master account that are throttled when they are made first. */
  readonly throttledOnce?: readonly string[];
}

const trust = {
  Statement: [{ Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

export function mayAssume(role: string): string {
  const Resource = `arn:aws:iam::*:role/${role}`;
  return encodeURIComponent(JSON.stringify({ Statement: { Effect: 'Allow', Action: ['sts:AssumeRole'], Resource } }));
}

export function stackSetEstate(options: EstateOptions): StackSetEstate {
  const fake = fakeStackSets();
  const sent: SentCall[] = [];
  const accounts = options.accounts ?? [one, two, three];
  const followed = accounts.filter(({ realTime }) => realTime).map(({ id }) => id);
  const master: Readonly<Record<string, Script>> = {
    ...fake.script,
    'iam:GetRole': () => ({ Role: { AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)) } }),
    'iam:ListRolePolicies': () => ({ PolicyNames: ['AssumeRoles'] }),
    'iam:GetRolePolicy': () => ({ PolicyDocument: mayAssume(executionRole) }),
    'iam:ListAttachedRolePolicies': () => ({ AttachedPolicies: [] }),
    'cloudformation:DescribeStacks': () => ({
      Stacks: [
        {
          StackId: 'queue',
          StackStatus: 'CREATE_COMPLETE',
          Parameters: [{ ParameterKey: 'AccountIds', ParameterValue: followed.toSorted().join(',') }],
        },
      ],
    }),
    ...options.master,
  };
  const throttled = new Set(options.throttledOnce);
  const noted = Object.fromEntries(
    Object.entries(master).map(([call, script]): [string, Script] => [
      call,
      (told, callOptions) => {
        if (throttled.delete(call)) throw awsFailure('throttled', call, 'Throttling', 'Rate exceeded');
        sent.push(told);
        return script(told, callOptions);
      },
    ]),
  );
  const { organizationId } = options;
  const aws: Aws = {
    profiles: () => Promise.resolve([]),
    operator: async () => ({
      ...scriptedSession(noted, masterAccount),
      arn: `arn:aws:iam::${masterAccount}:user/alice`,
    }),
    assume: async (_, role) => {
      const error = options.refuse?.(role) ?? null;
      if (error !== null) throw error;
      // As a role that asks for its external id does.
      if (role.externalId === null) throw awsFailure('denied', 'sts:AssumeRole', 'AccessDenied');
      const id = role.roleArn.split(':')[4] ?? '';
      const regions = options.enabled?.[id] ?? ['eu-west-1', 'us-east-1'];
      return scriptedSession(
        { 'ec2:DescribeRegions': () => ({ Regions: regions.map((RegionName) => ({ RegionName })) }) },
        id,
      );
    },
  };
  const ctx = appContext({
    aws,
    store: options.store,
    clock: options.clock,
    accounts: {
      master: {
        accountId: masterAccount,
        region: 'us-east-1',
        ...(organizationId !== undefined && { organizationId }),
      },
      accounts,
    },
    catalog: [],
  });
  return {
    ctx: { ...ctx, templates: installedTemplates() },
    fake,
    sent,
    changes: () => sent.filter(({ call }) => /:(Create|Update|Delete|Stop|Execute|Detect)/.test(call)),
  };
}
