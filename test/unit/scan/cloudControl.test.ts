import assert from 'node:assert/strict';
import { scan } from '../../../server/src/app/scan/scan.ts';
import { cloudControlTypes } from '../../../server/src/core/catalog/cloudControl/cloudControl.ts';
import type { ListedType } from '../../../server/src/core/catalog/types.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure, fails, Pages, type Script, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { run } from './cellRun.ts';
import { accountOf } from './things.ts';

const types = cloudControlTypes([]);

function typeOf(name: string): ListedType {
  const type = types.find((candidate) => candidate.type === name);
  assert.ok(type, name);
  return type;
}

/** Its policies say `PolicyDocument`, each of them. */
const policies = typeOf('AWS.IoT.Policy');
/** Nothing but identifiers is in each of its things. */
const things = typeOf('AWS.IoT.Thing');

const described = (Identifier: string, properties: unknown) => ({ Identifier, Properties: JSON.stringify(properties) });
const policy = (name: string) =>
  described(name, { Id: name, PolicyName: name, PolicyDocument: { Version: '2012-10-17' }, Tags: [] });
const policiesTo = (count: number, from = 0) => Array.from({ length: count }, (_, index) => policy(`p${from + index}`));
const lists = (...pages: readonly (readonly unknown[])[]): Record<string, Script> => ({
  'cloudcontrol:ListResources': () =>
    new Pages(
      pages.map((ResourceDescriptions, index) => ({
        TypeName: 'AWS::IoT::Policy',
        ResourceDescriptions,
        ...(index < pages.length - 1 && { NextToken: `t${index}` }),
      })),
    ),
});

describe('a cell of Cloud Control', () => {
  it('lists all pages of its type, and asks for no more where the list tells all', async () => {
    const { outcome, resources, session } = await run(policies, lists(policiesTo(25), policiesTo(3, 25)));
    assert.deepEqual(outcome, { kind: 'ok', count: 28, incomplete: 0 });
    assert.deepEqual(new Set(session.sent.map(({ call }) => call)), new Set(['cloudcontrol:ListResources']));
    assert.deepEqual(session.sent[0]?.input, { TypeName: 'AWS::IoT::Policy' });
    assert.deepEqual(resources[0]?.attributes, {
      Id: 'p0',
      PolicyDocument: { Version: '2012-10-17' },
      PolicyName: 'p0',
    });
  });

  it('gets each resource of which the list tells no more than what identifies it', async () => {
    const { outcome, resources, session } = await run(things, {
      ...lists([described('lamp', { ThingName: 'lamp' })]),
      'cloudcontrol:GetResource': () => ({
        ResourceDescription: described('lamp', {
          ThingName: 'lamp',
          Arn: 'arn:aws:iot:us-east-1:123456789012:thing/lamp',
          AttributePayload: { Attributes: { room: 'hall' } },
          Tags: [{ Key: 'team', Value: 'home' }, 'odd', { Key: 3 }],
        }),
      }),
    });
    assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 0 });
    assert.deepEqual(session.sent[1]?.input, { TypeName: 'AWS::IoT::Thing', Identifier: 'lamp' });
    const [lamp] = resources;
    assert.ok(lamp);
    assert.equal(lamp.resourceId, '123456789012:us-east-1:AWS.IoT.Thing/lamp');
    assert.equal(lamp.arn, 'arn:aws:iot:us-east-1:123456789012:thing/lamp');
    assert.equal(lamp.id, 'lamp');
    assert.equal(lamp.name, 'lamp');
    assert.deepEqual(lamp.tags, { team: 'home' });
    assert.deepEqual(lamp.attributes['AttributePayload'], { Attributes: { room: 'hall' } });
  });

  it('gives a resource that may not be got the same id, and says what was not read', async () => {
    const { outcome, resources } = await run(things, {
      ...lists([described('lamp', { ThingName: 'lamp' })]),
      'cloudcontrol:GetResource': fails('denied', 'AccessDeniedException'),
    });
    assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 1 });
    assert.equal(resources[0]?.resourceId, '123456789012:us-east-1:AWS.IoT.Thing/lamp');
    assert.equal(resources[0].notRead[0]?.reason, 'denied');
  });

  it('takes an ARN that identifies a resource for its id, and a map for tags', async () => {
    const arn = 'arn:aws:iot:us-east-1:123456789012:policy/p';
    const { resources } = await run(
      policies,
      lists([described(arn, { PolicyDocument: {}, PolicyName: 'p', Id: 'p', Tags: { a: 'b', c: 1 } })]),
    );
    assert.equal(resources[0]?.resourceId, arn);
    assert.equal(resources[0].arn, arn);
    assert.deepEqual(resources[0].tags, { a: 'b' });
  });

  for (const pages of [[25], [3, 50], [20, 20], [100]]) {
    it(`is not ok where its last page is full and says of no other: ${pages.join(', ')}`, async () => {
      const { outcome, resources } = await run(
        policies,
        lists(...pages.map((count, index) => policiesTo(count, index * 100))),
      );
      assert.equal(outcome.kind, 'failed');
      assert.equal(outcome.code, 'MayBeCut');
      assert.equal(
        resources.length,
        pages.reduce((sum, count) => sum + count),
        'what was listed is kept',
      );
    });
  }

  for (const pages of [[24], [25, 1], [25, 0], [0]]) {
    it(`is ok where its last page has room: ${pages.join(', ')}`, async () => {
      const { outcome } = await run(policies, lists(...pages.map((count, index) => policiesTo(count, index * 100))));
      assert.equal(outcome.kind, 'ok');
    });
  }

  for (const kind of ['unsupported', 'denied', 'throttled', 'failed'] as const) {
    it(`ends as its list does: ${kind}`, async () => {
      const { outcome } = await run(policies, { 'cloudcontrol:ListResources': fails(kind) });
      assert.equal(outcome.kind, kind);
    });
  }

  it('is not ok where properties are no JSON object', async () => {
    for (const Properties of ['{"half":', '[1]', '"text"']) {
      const { outcome, resources } = await run(policies, lists([{ Identifier: 'p', Properties }, policy('q')]));
      assert.equal(outcome.kind, 'failed', Properties);
      assert.equal(outcome.code, 'BadItem');
      assert.equal(resources.length, 1);
    }
  });

  it('lets no secret through, wherever in the properties it is', async () => {
    const { resources } = await run(
      policies,
      lists([
        described('p', {
          PolicyName: 'p',
          Id: 'p',
          PolicyDocument: {},
          Password: 'hunter2',
          Nested: [{ Deep: { MasterUserPassword: 'hunter2', AuthToken: 'hunter2', ApiKeys: ['hunter2'] } }],
          Environment: { STAGE: 'hunter2' },
          Containers: [{ EnvironmentVariables: [{ Name: 'x', Value: 'hunter2' }] }],
          Parameters: [
            { Name: 'DbPassword', Value: 'hunter2' },
            { Name: 'Size', Value: 'large' },
          ],
          UserData: 'hunter2',
          Connection: { ConnectionString: 'hunter2', Credentials: { User: 'hunter2' } },
          RequirePassword: true,
          PasswordPolicy: { MinimumLength: 8 },
          SecretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db',
        }),
      ]),
    );
    const attributes = resources[0]?.attributes ?? {};
    const text = JSON.stringify(attributes).replaceAll(/"redacted":"[^}]*"/g, '');
    assert.doesNotMatch(text, /hunter2/);
    assert.deepEqual(attributes['Password'], { redacted: 'of hunter2' });
    assert.deepEqual((attributes['Parameters'] as unknown[])[1], { Name: 'Size', Value: 'large' });
    assert.equal(attributes['RequirePassword'], true);
    assert.deepEqual(attributes['PasswordPolicy'], { MinimumLength: 8 });
    assert.match(String(attributes['SecretArn']), /^arn:/);
  });
});

describe('what Cloud Control may have cut', () => {
  const { store } = useInventory();

  it('retires nothing', async () => {
    const time = hastyClock();
    const scanWith = async (script: Readonly<Record<string, Script>>) => {
      const { signal } = new AbortController();
      await time.delay(60_000, signal);
      const ctx = appContext({
        aws: scriptedAws({
          [testAccount]: { 'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'us-east-1' }] }), ...script },
        }),
        store: store(),
        clock: time,
        accounts: {
          master: { accountId: masterAccount, region: 'us-east-1' },
          accounts: [accountOf({ cloudControl: ['AWS::IoT::Policy'] })],
        },
        catalog: types,
      });
      const { accounts } = await scan(ctx, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
      return accounts[0];
    };
    const count = () => store().count({});
    await scanWith(lists(policiesTo(25), policiesTo(2, 25)));
    assert.equal(await count(), 27);
    assert.equal((await scanWith(lists(policiesTo(25))))?.deleted, 0);
    assert.equal(await count(), 27);
    await scanWith({
      'cloudcontrol:ListResources': () => {
        throw awsFailure('unsupported', 'cloudformation:ListResources', 'UnsupportedActionException');
      },
    });
    assert.equal(await count(), 27);
    assert.equal((await scanWith(lists(policiesTo(24))))?.deleted, 3, 'a list that is whole does');
  });
});
