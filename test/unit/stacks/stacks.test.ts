import assert from 'node:assert/strict';
import { installedTemplates } from '../../../server/src/adapters/templates/templates.ts';
import type { AppContext } from '../../../server/src/app/context.ts';
import { executeStack } from '../../../server/src/app/stacks/executeStack.ts';
import { planStack } from '../../../server/src/app/stacks/planStack.ts';
import type { StackEvent, StackPlan } from '../../../server/src/protocol/templates.ts';
import { fakeClock, hastyClock } from '../../support/fakeClock.ts';
import {
  awsFailure,
  fails,
  Pages,
  type Script,
  type ScriptedSession,
  scriptedSession,
} from '../../support/scriptedSession.ts';
import { type Estate, openEstate, payments } from '../tree/estate.ts';

const stackId = 'arn:aws:cloudformation:us-east-1:123456789012:stack/panther-cloudsec-setup/1';
const changeSetId = 'arn:aws:cloudformation:us-east-1:123456789012:changeSet/panther-1/1';
const plan: StackPlan = {
  changeSetId,
  stackName: 'panther-cloudsec-setup',
  accountId: payments.id,
  region: 'us-east-1',
  isNew: true,
  parameters: [],
  capabilities: [],
  changes: [
    { action: 'Add', logicalId: 'AuditRole', physicalId: null, resourceType: 'AWS::IAM::Role', replacement: null },
  ],
};
const target = { template: 'scanRole', account: payments, profile: null } as const;
const { signal } = new AbortController();

const noSuchStack: Script = () => {
  throw Object.assign(awsFailure('failed', 'cloudformation:DescribeStacks', 'ValidationError'), {
    message: 'Stack with id panther-cloudsec-setup does not exist',
  });
};

/** Answers one after the other, the last one again and again. */
function oneByOne(...answers: readonly unknown[]): Script {
  let index = 0;
  return () => answers[Math.min(index++, answers.length - 1)];
}

function stacks(...states: readonly string[]): Script {
  return oneByOne(...states.map((StackStatus) => ({ Stacks: [{ StackId: stackId, StackStatus }] })));
}

function event(id: number, logicalId: string, status: string, reason?: string): object {
  return {
    EventId: `e${id}`,
    Timestamp: new Date(id * 1000),
    LogicalResourceId: logicalId,
    ResourceType: 'AWS::IAM::Role',
    ResourceStatus: status,
    ResourceStatusReason: reason,
  };
}

function eventPages(...newestFirst: readonly object[]): object {
  return { StackEvents: newestFirst };
}

describe('stacks that take their time', () => {
  let estate: Estate;
  beforeEach(async () => {
    estate = await openEstate();
  });
  afterEach(() => estate.close());

  function context(session: ScriptedSession, clock: AppContext['clock'] = hastyClock()): AppContext {
    const aws = { ...estate.ctx.aws, operator: async () => session };
    return { ...estate.ctx, clock, aws, templates: installedTemplates() };
  }
  const execute = (session: ScriptedSession, seen: StackEvent[] = [], of = plan) =>
    executeStack(context(session), { ...target, plan: of }, (one) => seen.push(one), signal);

  describe('while their change set is made', () => {
    const planned = (session: ScriptedSession, clock?: AppContext['clock'], until = signal) =>
      planStack(context(session, clock), { ...target, acknowledged: ['CAPABILITY_NAMED_IAM'] }, until);
    const made = { 'cloudformation:CreateChangeSet': () => ({ Id: changeSetId }) };

    it('are looked at again and again, at growing intervals', async () => {
      const states = ['CREATE_PENDING', 'CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'];
      const session = scriptedSession({
        ...made,
        'cloudformation:DescribeStacks': noSuchStack,
        'cloudformation:DescribeChangeSet': oneByOne(
          ...states.map((Status) => ({
            Status,
            Changes: [
              { ResourceChange: { Action: 'Add', LogicalResourceId: 'AuditRole', ResourceType: 'AWS::IAM::Role' } },
            ],
          })),
        ),
      });
      const clock = hastyClock();
      assert.deepEqual((await planned(session, clock)).changes, plan.changes);
      assert.deepEqual(clock.waited, [500, 750, 1125]);
      assert.ok(session.isClosed());
    });

    it('show the changes of all pages', async () => {
      const page = (LogicalResourceId: string) => ({
        Status: 'CREATE_COMPLETE',
        Changes: [{ ResourceChange: { Action: 'Add', LogicalResourceId, ResourceType: 'AWS::IAM::Role' } }],
      });
      const session = scriptedSession({
        ...made,
        'cloudformation:DescribeStacks': noSuchStack,
        'cloudformation:DescribeChangeSet': () => new Pages([page('One'), page('Two')]),
      });
      assert.deepEqual(
        (await planned(session)).changes.map(({ logicalId }) => logicalId),
        ['One', 'Two'],
      );
    });

    it('have nothing to change when CloudFormation says so in its way', async () => {
      const StatusReason =
        "The submitted information didn't contain changes. Submit different information to create a change set.";
      const session = scriptedSession({
        ...made,
        'cloudformation:DescribeStacks': stacks('UPDATE_COMPLETE'),
        'cloudformation:DescribeChangeSet': () => ({ Status: 'FAILED', StatusReason }),
        'cloudformation:DeleteChangeSet': () => ({}),
      });
      assert.deepEqual((await planned(session)).changes, []);
    });

    it('fail with the reason, and leave nothing behind', async () => {
      const session = scriptedSession({
        ...made,
        'cloudformation:DescribeStacks': stacks('REVIEW_IN_PROGRESS'),
        'cloudformation:DescribeChangeSet': () => ({ Status: 'FAILED', StatusReason: 'Template error: no' }),
        'cloudformation:DeleteChangeSet': fails('notFound'),
        'cloudformation:DeleteStack': () => ({}),
      });
      await assert.rejects(planned(session), { code: 'STACK', message: /Template error: no$/ });
      assert.equal(session.sent.at(-1)?.call, 'cloudformation:DeleteStack');
    });

    it('leave nothing behind when the user cancels', async () => {
      const controller = new AbortController();
      const clock = fakeClock();
      const session = scriptedSession({
        ...made,
        'cloudformation:DescribeStacks': oneByOne({}, { Stacks: [{ StackStatus: 'REVIEW_IN_PROGRESS' }] }),
        'cloudformation:DescribeChangeSet': () => ({ Status: 'CREATE_IN_PROGRESS' }),
        'cloudformation:DeleteChangeSet': () => ({}),
        'cloudformation:DeleteStack': () => ({}),
      });
      const work = planned(session, clock, controller.signal);
      await clock.waiting();
      controller.abort();
      await assert.rejects(work, { name: 'AbortError' });
      assert.deepEqual(
        session.sent.slice(-3).map(({ call }) => call),
        ['cloudformation:DeleteChangeSet', 'cloudformation:DescribeStacks', 'cloudformation:DeleteStack'],
      );
      assert.ok(session.isClosed());
    });

    for (const [status, code, hint] of [
      ['UPDATE_IN_PROGRESS', 'BUSY', /Wait/],
      ['DELETE_IN_PROGRESS', 'BUSY', /Wait/],
      ['ROLLBACK_COMPLETE', 'STACK', /Delete it/],
      ['UPDATE_ROLLBACK_FAILED', 'STACK', /Continue its rollback/],
    ] as const) {
      it(`are refused in the state ${status}, with what to do`, async () => {
        const session = scriptedSession({ 'cloudformation:DescribeStacks': stacks(status) });
        await assert.rejects(planned(session), (error: { code: string; fields: { hint: string } }) => {
          assert.equal(error.code, code);
          assert.match(error.fields.hint, hint);
          return true;
        });
      });
    }

    it('keep what somebody else has set, and are asked to vanish if their creation fails', async () => {
      const Parameters = [
        { ParameterKey: 'TrustedPrincipalArn' },
        { ParameterKey: 'Gone' },
        { ParameterKey: 'ExternalId' },
      ];
      const answers = {
        ...made,
        'cloudformation:DescribeChangeSet': () => ({ Status: 'CREATE_COMPLETE', Changes: [] }),
        'cloudformation:DeleteChangeSet': () => ({}),
      };
      const update = scriptedSession({
        ...answers,
        'cloudformation:DescribeStacks': () => ({ Stacks: [{ StackStatus: 'CREATE_COMPLETE', Parameters }] }),
      });
      await planned(update);
      const input = update.sent.find(({ call }) => call === 'cloudformation:CreateChangeSet')?.input;
      const parameters = input?.['Parameters'] as { UsePreviousValue?: boolean; ParameterKey: string }[];
      const kept = parameters.filter(({ UsePreviousValue }) => UsePreviousValue);
      assert.deepEqual(
        kept.map(({ ParameterKey }) => ParameterKey),
        ['TrustedPrincipalArn'],
      );
      assert.deepEqual([input?.['ChangeSetType'], input?.['OnStackFailure']], ['UPDATE', undefined]);

      const create = scriptedSession({ ...answers, 'cloudformation:DescribeStacks': noSuchStack });
      await planned(create);
      const first = create.sent.find(({ call }) => call === 'cloudformation:CreateChangeSet')?.input;
      assert.deepEqual([first?.['ChangeSetType'], first?.['OnStackFailure']], ['CREATE', 'DELETE']);
    });
  });

  describe('while they are made', () => {
    const started = { 'cloudformation:ExecuteChangeSet': () => ({}) };

    it('tell each event once, in order, and none of before', async () => {
      const old = event(1, 'AuditRole', 'CREATE_COMPLETE');
      const begun = event(2, 'RemediationRole', 'CREATE_IN_PROGRESS');
      const done = event(3, 'RemediationRole', 'CREATE_COMPLETE');
      const session = scriptedSession({
        ...started,
        'cloudformation:DescribeStacks': stacks('UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE'),
        'cloudformation:DescribeStackEvents': oneByOne(
          eventPages(old),
          eventPages(begun, old),
          eventPages(done, begun, old),
        ),
      });
      const seen: StackEvent[] = [];
      const result = await execute(session, seen, { ...plan, isNew: false });
      assert.equal(result.status, 'UPDATE_COMPLETE');
      assert.deepEqual(
        seen.map(({ logicalId, status, at }) => [logicalId, status, at]),
        [
          ['RemediationRole', 'CREATE_IN_PROGRESS', 2000],
          ['RemediationRole', 'CREATE_COMPLETE', 3000],
        ],
      );
    });

    it('read no more pages of events than are new', async () => {
      let pages = 0;
      const endless = function* () {
        for (;;) {
          pages += 1;
          yield eventPages(event(9, 'AuditRole', 'CREATE_COMPLETE'));
        }
      };
      const session = scriptedSession({
        ...started,
        'cloudformation:DescribeStacks': stacks('REVIEW_IN_PROGRESS', 'CREATE_COMPLETE'),
        'cloudformation:DescribeStackEvents': oneByOne(
          eventPages(event(9, 'AuditRole', 'CREATE_COMPLETE')),
          new Pages(endless()),
        ),
      });
      await execute(session);
      assert.equal(pages, 1);
    });

    it('fail with the resource that failed first, not with those that were cancelled for it', async () => {
      const session = scriptedSession({
        ...started,
        'cloudformation:DescribeStacks': stacks('REVIEW_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'DELETE_COMPLETE'),
        'cloudformation:DescribeStackEvents': oneByOne(
          eventPages(),
          eventPages(
            event(3, 'AuditRole', 'CREATE_FAILED', 'PantherAuditRole-us-east-1 already exists'),
            event(2, 'RemediationRole', 'CREATE_FAILED', 'Resource creation cancelled'),
          ),
        ),
      });
      await assert.rejects(execute(session), {
        code: 'STACK',
        message:
          'The stack panther-cloudsec-setup could not be created: AuditRole (AWS::IAM::Role): PantherAuditRole-us-east-1 already exists',
      });
    });

    for (const [isNew, running, ended, cancels] of [
      [true, 'CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', false],
      [false, 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS', true],
    ] as const) {
      it(`${cancels ? 'have CloudFormation undo an update' : 'let a creation go on'} when the user cancels`, async () => {
        const controller = new AbortController();
        const clock = fakeClock();
        const session = scriptedSession({
          ...started,
          'cloudformation:DescribeStacks': stacks('CREATE_COMPLETE', running, running, ended),
          'cloudformation:DescribeStackEvents': () => eventPages(),
          'cloudformation:CancelUpdateStack': () => ({}),
        });
        const work = executeStack(
          context(session, clock),
          { ...target, plan: { ...plan, isNew } },
          () => undefined,
          controller.signal,
        );
        await clock.waiting();
        controller.abort();
        assert.equal((await work).status, ended);
        assert.equal(
          session.sent.some(({ call }) => call === 'cloudformation:CancelUpdateStack'),
          cancels,
        );
        assert.ok(!session.sent.some(({ call }) => call === 'cloudformation:DeleteStack'));
        assert.ok(session.isClosed());
      });
    }

    it('tell in which state the stack goes on where CloudFormation does not undo an update', async () => {
      const controller = new AbortController();
      const clock = fakeClock();
      const running = 'UPDATE_IN_PROGRESS';
      const session = scriptedSession({
        ...started,
        'cloudformation:DescribeStacks': stacks('CREATE_COMPLETE', running, running, running),
        'cloudformation:DescribeStackEvents': () => eventPages(),
        'cloudformation:CancelUpdateStack': fails('denied', 'AccessDenied'),
      });
      const work = executeStack(
        context(session, clock),
        { ...target, plan: { ...plan, isNew: false } },
        () => undefined,
        controller.signal,
      );
      await clock.waiting();
      controller.abort();
      assert.equal((await work).status, running);
    });
  });
});
