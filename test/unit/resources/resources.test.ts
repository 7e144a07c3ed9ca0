import assert from 'node:assert/strict';
import { consoleUrl } from '../../../server/src/app/resources/consoleUrl.ts';
import { countResources } from '../../../server/src/app/resources/countResources.ts';
import { findResources } from '../../../server/src/app/resources/findResources.ts';
import { getDetails } from '../../../server/src/app/resources/getDetails.ts';
import { getResource } from '../../../server/src/app/resources/getResource.ts';
import { locateResource } from '../../../server/src/app/resources/locateResource.ts';
import { bucket, type Estate, hour, now, openEstate, payments, resource } from '../tree/estate.ts';

const role = resource({
  accountId: payments.id,
  region: 'global',
  type: 'AWS.IAM.Role',
  resourceId: 'arn:aws:iam::123456789012:role/ci/deploy-bot',
  name: 'deploy-bot',
});
const west = resource({
  accountId: payments.id,
  region: 'us-west-2',
  type: 'AWS.DynamoDB.Table',
  resourceId: 'arn:aws:dynamodb:us-west-2:123456789012:table/deploy-bot',
  name: 'deploy-bot',
});

describe('single resources', () => {
  let estate: Estate;
  beforeEach(async () => {
    estate = await openEstate();
    await estate.observe([bucket('invoices', { tags: { Team: 'billing' } }), role, west]);
  });
  afterEach(() => estate.close());

  const located = async (text: string) => {
    const found = await locateResource(estate.ctx, { text });
    return found.map(({ key }) => `${key.type} ${key.resourceId}`);
  };

  it('say that they were not seen again, of buckets too, whose cell is that of the account', async () => {
    const denied = { kind: 'denied', call: 's3:ListAllMyBuckets', code: 'AccessDenied', message: 'no' } as const;
    assert.equal((await getDetails(estate.ctx, bucket('invoices')))?.unseen, null);
    await estate.finishCell({ accountId: payments.id, region: 'global', type: 'AWS.S3.Bucket' }, denied, now - hour);
    const because = 'AWS denies s3:ListAllMyBuckets (AccessDenied)';
    assert.equal((await getDetails(estate.ctx, bucket('invoices')))?.unseen?.because, because);
    const document = await getResource(estate.ctx, bucket('invoices'));
    assert.match(document?.text ?? '', /"_NotSeenSince": \{\n {4}"Time": ".*",\n {4}"Because": "AWS denies/);
    assert.equal((await getDetails(estate.ctx, role))?.unseen, null);
  });

  it('open as a JSON document, or as nothing when they are gone', async () => {
    const document = await getResource(estate.ctx, bucket('invoices'));
    assert.equal(document?.title, 'invoices');
    assert.equal(JSON.parse(document?.text ?? '').ResourceId, 'arn:aws:s3:::invoices');
    assert.equal(await getResource(estate.ctx, bucket('gone')), null);
    assert.equal(await getDetails(estate.ctx, bucket('gone')), null);
  });

  it('say whose they are, and ten tags at most, cleaned', async () => {
    const tags = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`k${index + 10}`, `v\u202e${'x'.repeat(900)}`]),
    );
    await estate.observe([bucket('tagged', { tags })]);
    const details = await getDetails(estate.ctx, bucket('tagged'));
    assert.deepEqual(
      [details?.accountName, details?.accountLabel, details?.typeLabel],
      ['Payments', 'prod', 'S3 buckets'],
    );
    assert.deepEqual([details?.tags.length, details?.moreTags], [10, 4]);
    assert.ok(details?.tags.every(({ value }) => value.length <= 256 && !value.includes('\u202e')));
  });

  it('are found by words of name, id and tags', async () => {
    const find = async (text: string, limit = 10) =>
      (await findResources(estate.ctx, { text, limit })).map(({ name }) => name);
    assert.deepEqual(await find('BILLING invoices'), ['invoices']);
    assert.equal((await find('', 2)).length, 2);
    assert.deepEqual(await find('nothing like it'), []);
  });

  it('are located by ARN, by name and by the address of their page', async () => {
    const roleLine = `AWS.IAM.Role ${role.resourceId}`;
    assert.deepEqual(await located(role.resourceId), [roleLine]);
    assert.deepEqual(await located('invoices'), ['AWS.S3.Bucket arn:aws:s3:::invoices']);
    assert.deepEqual(
      await located('https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/roles/details/deploy-bot'),
      [roleLine],
    );
    assert.deepEqual(
      await located('https://us-west-2.console.aws.amazon.com/dynamodbv2/home?region=us-west-2#table?name=deploy-bot'),
      [`AWS.DynamoDB.Table ${west.resourceId}`],
    );
    assert.deepEqual(
      await located('https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1#table?name=deploy-bot'),
      [],
    );
    await assert.rejects(located('https://example.com/invoices'), { code: 'BAD_INPUT' });
  });

  it('have a page in the console of an account', async () => {
    const { url, accountId, accountName } = await consoleUrl(estate.ctx, bucket('invoices'));
    assert.match(url, /^https:\/\/[a-z0-9.-]*console\.aws\.amazon\.com\/.*invoices/);
    assert.deepEqual([accountId, accountName], [payments.id, 'Payments']);
    await assert.rejects(consoleUrl(estate.ctx, bucket('gone')), { code: 'NOT_FOUND' });
  });

  it('are counted with and without a filter', async () => {
    const none = { text: '', accounts: [], regions: [], types: [] };
    assert.deepEqual(await countResources(estate.ctx, { filter: null }), { shown: 3, all: 3 });
    assert.deepEqual(await countResources(estate.ctx, { filter: { ...none, text: 'deploy' } }), { shown: 2, all: 3 });
    assert.deepEqual(await countResources(estate.ctx, { filter: { ...none, accounts: ['x'] } }), { shown: 0, all: 3 });
  });
});
