import assert from 'node:assert/strict';
import { commandsText, planCommands } from '../../../server/src/app/stacksets/planCommands.ts';
import { planRealTime, type StackSetWish } from '../../../server/src/app/stacksets/planRealTime.ts';
import { runPlan } from '../../../server/src/app/stacksets/runPlan.ts';
import { defaultPreferences } from '../../../server/src/core/stacksets/preferences.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from '../store/openInventory.ts';
import {
  account,
  adminRole,
  type EstateOptions,
  mayAssume,
  one,
  stackSetEstate,
  three,
  two,
} from './stackSetEstate.ts';

const { signal } = new AbortController();
const all: StackSetWish = { accountIds: null, regions: null, preferences: defaultPreferences, update: false };

describe('the plan of a StackSet', () => {
  const { store } = useInventory();
  const open = (options: Partial<EstateOptions> = {}) =>
    stackSetEstate({ store: store(), clock: hastyClock(), ...options });

  describe('leaves out, and says why,', () => {
    const leftOut = async (options: Partial<EstateOptions>, wish: Partial<StackSetWish> = {}) =>
      (await planRealTime(open(options).ctx, { ...all, ...wish }, signal)).leftOut.map(
        ({ accountId, region, reason }) => `${accountId} ${region ?? 'all'}: ${reason}`,
      );

    it('an account whose execution role trusts another account', async () => {
      const refuse: EstateOptions['refuse'] = ({ roleArn }) =>
        roleArn.includes('Execution') && roleArn.includes(two.id)
          ? awsFailure('denied', 'sts:AssumeRole', 'AccessDenied', 'not authorized to perform: sts:AssumeRole')
          : null;
      assert.deepEqual(await leftOut({ refuse }), [
        `${two.id} all: AccessDenied: not authorized to perform: sts:AssumeRole`,
      ]);
    });

    it('an account with real time off, or switched off', async () => {
      const accounts = [one, account(two.id, { realTime: false }), account(three.id, { enabled: false })];
      assert.deepEqual(await leftOut({ accounts }, { accountIds: [one.id, two.id, three.id] }), [
        `${two.id} all: Real time is off.`,
        `${three.id} all: It is switched off in the accounts file.`,
      ]);
    });

    it('a region that is not enabled in one of the targets, or that its settings leave out', async () => {
      const accounts = [account(one.id, { ignore: { regions: ['eu-*'], types: [], resources: [] } }), two];
      const enabled = { [two.id]: ['us-east-1'] };
      assert.deepEqual(await leftOut({ accounts, enabled }, { regions: ['us-east-1', 'eu-west-1'] }), [
        `${one.id} eu-west-1: The account’s settings leave this region out.`,
        `${two.id} eu-west-1: The region is not enabled in the account.`,
      ]);
    });
  });

  it('cannot be set up where no account has an execution role', async () => {
    const refuse = () => awsFailure('denied', 'sts:AssumeRole', 'AccessDenied');
    const plan = await planRealTime(open({ refuse }).ctx, all, signal);
    assert.match(
      plan.blockers[0]?.text ?? '',
      /at least one has to have real time on, and its execution role deployed/,
    );
  });

  it('warns where the region of global events is missing', async () => {
    const plan = await planRealTime(open().ctx, { ...all, regions: ['eu-west-1'] }, signal);
    assert.match(plan.warnings[0]?.text ?? '', /tell of their changes in us-east-1 only/);
  });

  it('warns of no region of global events that has its stack already', async () => {
    const { ctx } = open({ accounts: [one] });
    const first = await planRealTime(ctx, { ...all, regions: ['us-east-1'] }, signal);
    await runPlan(ctx, first, { acknowledged: [], wait: true }, () => undefined, signal);
    assert.deepEqual((await planRealTime(ctx, { ...all, regions: ['eu-west-1'] }, signal)).warnings, []);
  });

  it('warns of regions that are disabled by default, whose own services must be let in', async () => {
    const enabled = { [one.id]: ['us-east-1', 'me-south-1'] };
    const plan = await planRealTime(open({ accounts: [one], enabled }).ctx, all, signal);
    assert.deepEqual(
      plan.warnings.map(({ hint }) => hint),
      [
        'Deploy the stacks panther-stackset-iam-admin-role and panther-aws-events-queue with the parameter OptInRegions=me-south-1, or no events arrive from there.',
      ],
    );
  });

  describe('where the inventory knows of a region that is disabled by default', () => {
    const enabled = { [one.id]: ['us-east-1', 'me-south-1'] };
    beforeEach(async () => {
      const cell = { accountId: one.id, region: 'me-south-1', type: 'AWS.EC2.VPC' } as const;
      await store().beginScan(scanRow({ accountId: one.id }));
      await store().finishCell(
        'scan-1',
        cell,
        { kind: 'ok', count: 0, incomplete: 0 },
        { startedAt: 1, finishedAt: 2 },
      );
    });

    it('lets it in by the two stacks, and warns of nothing', async () => {
      const plan = await planRealTime(open({ accounts: [one], enabled }).ctx, all, signal);
      assert.deepEqual(plan.warnings, []);
      assert.deepEqual([plan.adminRole.action, plan.queue.action], ['update', 'update']);
      assert.match(plan.adminRole.note, /does not trust CloudFormation of: me-south-1/);
    });

    it('warns where the admin role was made by hand', async () => {
      const queue = { StackStatus: 'CREATE_COMPLETE', Parameters: [] };
      const master = {
        'cloudformation:DescribeStacks': ({ input }: { readonly input: Readonly<Record<string, unknown>> }) => ({
          Stacks: input['StackName'] === 'panther-aws-events-queue' ? [queue] : [],
        }),
      };
      const plan = await planRealTime(open({ accounts: [one], enabled, master }).ctx, all, signal);
      assert.match(plan.warnings[0]?.text ?? '', /must be let in: me-south-1$/);
    });

    it('leaves alone what lets it in already', async () => {
      const Service = ['cloudformation.amazonaws.com', 'cloudformation.me-south-1.amazonaws.com'];
      const trust = { Statement: { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' } };
      const Parameters = [
        { ParameterKey: 'AccountIds', ParameterValue: one.id },
        { ParameterKey: 'OptInRegions', ParameterValue: 'me-south-1' },
      ];
      const master = {
        'iam:GetRole': () => ({ Role: { AssumeRolePolicyDocument: JSON.stringify(trust) } }),
        'cloudformation:DescribeStacks': () => ({ Stacks: [{ StackStatus: 'CREATE_COMPLETE', Parameters }] }),
      };
      const plan = await planRealTime(open({ accounts: [one], enabled, master }).ctx, all, signal);
      assert.deepEqual([plan.adminRole.action, plan.queue.action, plan.warnings], ['none', 'none', []]);
    });
  });

  it('sees an admin role that may not assume the execution roles, as the page’s sample has it', async () => {
    const master = {
      'iam:GetRolePolicy': () => ({ PolicyDocument: mayAssume('PantherCloudFormationStackSetExecutionRole') }),
    };
    const plan = await planRealTime(open({ master }).ctx, all, signal);
    assert.match(
      plan.blockers[0]?.text ?? '',
      /may not assume PantherCloudFormationStackSetExecutionRole-us-east-1, only: /,
    );
    assert.match(plan.blockers[0]?.hint ?? '', /The region is missing at the end of the name/);
  });

  it('makes the admin role where there is only one without the region in its name', async () => {
    const master = {
      'iam:GetRole': ({ input }: { readonly input: Readonly<Record<string, unknown>> }) => {
        if (input['RoleName'] === adminRole) throw awsFailure('failed', 'iam:GetRole', 'NoSuchEntity');
        return { Role: { AssumeRolePolicyDocument: '{}' } };
      },
    };
    const plan = await planRealTime(open({ master }).ctx, all, signal);
    assert.equal(plan.adminRole.action, 'create');
    assert.match(plan.adminRole.note, /There is only PantherCloudFormationStackSetAdminRole, without the region/);
  });

  it('brings the queue’s stack up to date where it lets in other accounts', async () => {
    const Parameters = [{ ParameterKey: 'AccountIds', ParameterValue: one.id }];
    const master = {
      'cloudformation:DescribeStacks': () => ({ Stacks: [{ StackStatus: 'CREATE_COMPLETE', Parameters }] }),
    };
    assert.equal((await planRealTime(open({ master }).ctx, all, signal)).queue.action, 'update');
  });

  it('refuses what is no region, no limit, or no account of the file', async () => {
    const { ctx } = open();
    await assert.rejects(planRealTime(ctx, { ...all, regions: ['mars'] }, signal), /no code of a region: mars/);
    await assert.rejects(
      planRealTime(ctx, { ...all, accountIds: ['999999999999'] }, signal),
      /no such account: 999999999999/,
    );
    const preferences = { ...defaultPreferences, maxConcurrent: 0 };
    await assert.rejects(planRealTime(ctx, { ...all, preferences }, signal), /whole number of 1 or more: 0/);
  });

  it('can be carried out in the console too, with links for the stacks of the master account', async () => {
    const { ctx } = open({
      master: {
        'iam:GetRole': () => {
          throw awsFailure('notFound', 'iam:GetRole', 'NoSuchEntity');
        },
      },
    });
    const told = await planCommands(ctx, await planRealTime(ctx, { ...all, regions: ['us-east-1'] }, signal));
    assert.deepEqual(told.launches, ['panther-scan template launch-url stackset-admin-role --bucket BUCKET']);
    assert.match(commandsText(told), /^# The same in the console, with everything filled in: panther-scan /m);
  });

  it('can be carried out by hand, with commands that say the same', async () => {
    const { ctx } = open();
    const plan = await planRealTime(ctx, { ...all, regions: ['us-east-1'] }, signal);
    const { files, commands, console: link } = await planCommands(ctx, plan);
    assert.deepEqual(files, [
      {
        file: 'panther-cloudwatch-events.yml',
        savedBy: `panther-scan template render real-time-events --account ${one.id} -o panther-cloudwatch-events.yml`,
      },
    ]);
    assert.equal(commands.length, 2);
    assert.match(commands[0] ?? '', /^aws cloudformation create-stack-set --stack-set-name panther-real-time-events /);
    assert.match(
      commands[0] ?? '',
      new RegExp(`--administration-role-arn arn:aws:iam::111122223333:role/${adminRole} `),
    );
    assert.match(
      commands[1] ?? '',
      /create-stack-instances .* --accounts 111111111111 222222222222 333333333333 --regions us-east-1 .*MaxConcurrentCount=5/,
    );
    assert.equal(
      link,
      'https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacksets/panther-real-time-events',
    );
  });
});
