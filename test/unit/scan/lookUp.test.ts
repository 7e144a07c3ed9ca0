import assert from 'node:assert/strict';
import { lookUpMany, lookupContext } from '../../../server/src/app/scan/lookUp.ts';
import { emptyTally } from '../../../server/src/app/scan/summary.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { isCheaperListed } from '../../../server/src/core/events/lookOrList.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { fails, type Script, scriptedSession, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountOf } from './things.ts';

function typeOf(name: string) {
  const type = catalog.find((known) => known.type === name);
  assert.ok(type?.kind === 'listed');
  return type;
}

describe('many resources at once', () => {
  const { store, clock } = useInventory();
  const arnOf = (kind: string, id: string) => `arn:aws:ec2:eu-west-1:${testAccount}:${kind}/${id}`;
  const lookUp = (ids: readonly string[], script: Script) =>
    lookUpType('AWS.EC2.SecurityGroup', 'security-group', ids, { 'ec2:DescribeSecurityGroups': script });

  async function lookUpType(
    name: string,
    kind: string,
    ids: readonly string[],
    scripts: Readonly<Record<string, Script>>,
  ) {
    const account = accountOf();
    const accounts = { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [account] };
    const ctx = appContext({ aws: scriptedAws({}), store: store(), clock, accounts, catalog });
    const session = scriptedSession(scripts, testAccount);
    const type = typeOf(name);
    const options = { kind: 'user' as const, signal: new AbortController().signal };
    const scope = { kind: 'all' as const };
    const scan = { ctx, scope, options, account, session, tally: emptyTally() };
    const key = { accountId: testAccount, region: 'eu-west-1', type: type.type };
    const sought = ids.map((id) => ({ ...key, resourceId: arnOf(kind, id), id, name: null }));
    const found = await lookUpMany(scan, lookupContext(scan, type, 'eu-west-1'), sought);
    return { sent: session.sent, kinds: ids.map((id) => found.get(arnOf(kind, id))?.kind) };
  }

  it('are asked for in one call, and what it leaves out is gone', async () => {
    const { sent, kinds } = await lookUp(['sg-1', 'sg-2', 'sg-3'], () => ({
      SecurityGroups: ['sg-3', 'sg-1'].map((GroupId) => ({ GroupId, GroupName: GroupId, OwnerId: testAccount })),
    }));
    assert.deepEqual(kinds, ['found', 'gone', 'found']);
    assert.deepEqual(
      sent.map(({ input }) => input),
      [{ Filters: [{ Name: 'group-id', Values: ['sg-1', 'sg-2', 'sg-3'] }] }],
    );
  });

  it('are asked for in as many calls as it takes', async () => {
    const ids = Array.from({ length: 450 }, (_, index) => `sg-${index}`);
    const { sent, kinds } = await lookUp(ids, () => ({ SecurityGroups: [] }));
    assert.equal(sent.length, 3);
    assert.deepEqual(new Set(kinds), new Set(['gone']));
  });

  it('ask of what they share for their own part only, where all of it would be much', async () => {
    const { sent, kinds } = await lookUpType('AWS.EC2.Volume', 'volume', ['vol-1', 'vol-2'], {
      'ec2:DescribeVolumes': () => ({ Volumes: ['vol-1', 'vol-2'].map((VolumeId) => ({ VolumeId })) }),
      'ec2:DescribeSnapshots': () => ({ Snapshots: [] }),
      'kms:ListAliases': () => ({ Aliases: [] }),
    });
    assert.deepEqual(kinds, ['found', 'found']);
    const asked = sent.find(({ call }) => call === 'ec2:DescribeSnapshots');
    const Filters = [{ Name: 'volume-id', Values: ['vol-1', 'vol-2'] }];
    assert.deepEqual(asked?.input, { OwnerIds: ['self'], Filters, MaxResults: 200 });
  });

  it('are gone because of no refusal', async () => {
    assert.deepEqual((await lookUp(['sg-1', 'sg-2'], fails('denied', 'UnauthorizedOperation'))).kinds, [
      'failed',
      'failed',
    ]);
    assert.deepEqual((await lookUp(['sg-1', 'sg-2'], fails('failed', 'InvalidGroup.NotFound'))).kinds, [
      'failed',
      'failed',
    ]);
  });
});

describe('what events touched', () => {
  it('is listed where that takes fewer calls than looking it up', () => {
    const bucket = typeOf('AWS.S3.Bucket');
    // A hundred buckets of two thousand are not worth the details of all of them.
    assert.equal(isCheaperListed(bucket, 100, 2_000), false);
    const group = typeOf('AWS.EC2.SecurityGroup');
    assert.equal(isCheaperListed(group, 200, 10_000), false);
    // One call has 200 of them.
    assert.equal(isCheaperListed(group, 2_000, 500), false);
    const topic = typeOf('AWS.SNS.Topic');
    assert.equal(isCheaperListed(topic, 10, 10), false);
    // What cannot be looked up has to be listed.
    const listed = catalog.find((type) => type.kind === 'listed' && type.lookup === null);
    assert.ok(listed?.kind === 'listed');
    assert.equal(isCheaperListed(listed, 1, 1_000), true);
  });
});
