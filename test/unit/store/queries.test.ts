import assert from 'node:assert/strict';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from './openInventory.ts';

describe('reading the inventory', () => {
  const { store } = useInventory();

  beforeEach(async () => {
    const at = (name: string, region: string, type: 'AWS.S3.Bucket' | 'AWS.KMS.Key', tags = {}) =>
      observed({ resourceId: `arn:aws:x:::${name}`, arn: null, name, region, type, tags });
    await store().writeResources(
      null,
      [
        at('Invoices-2026', 'us-east-1', 'AWS.S3.Bucket', { Team: 'Payments' }),
        at('logs_100%', 'eu-west-1', 'AWS.S3.Bucket', { Team: 'Platform' }),
        at('logsx1000', 'eu-west-1', 'AWS.S3.Bucket'),
        at('Ключ', 'eu-west-1', 'AWS.KMS.Key'),
      ],
      [],
    );
  });

  const found = async (text: string) =>
    (await store().list({ text }, { offset: 0, limit: 10 })).map(({ name }) => name).sort();

  it('finds every word in name, id or tags, whatever the case', async () => {
    assert.deepEqual(await found('INVOICES payments'), ['Invoices-2026']);
    assert.deepEqual(await found('team=platform'), ['logs_100%']);
    assert.deepEqual(await found('invoices platform'), []);
    assert.deepEqual(await found('ключ'), ['Ключ']);
    assert.deepEqual(await found('  '), ['Invoices-2026', 'logs_100%', 'logsx1000', 'Ключ']);
  });

  it('takes %, _ and \\ for themselves', async () => {
    assert.deepEqual(await found('logs_1'), ['logs_100%']);
    assert.deepEqual(await found('100%'), ['logs_100%']);
    assert.deepEqual(await found('\\'), []);
    assert.deepEqual(await found("' OR 1=1 --"), []);
  });

  it('names the accounts that have resources that are there', async () => {
    const gone = observed({ accountId: '999999999999', observedAt: 1 });
    await store().writeResources(null, [observed({ accountId: '000000000001' }), gone], []);
    await store().retire(gone, 2, null);
    assert.deepEqual(await store().accountIds(), ['000000000001', testAccount]);
  });

  it('counts, by account, region and type, what the filter lets through', async () => {
    assert.equal(await store().count({}), 4);
    assert.equal(await store().count({ types: ['AWS.S3.Bucket'], regions: ['eu-west-1', 'us-east-1'] }), 3);
    assert.equal(await store().count({ accountIds: [] }), 0);
    assert.deepEqual(await store().countBy('region', { text: 'logs' }), [{ value: 'eu-west-1', count: 2 }]);
    assert.deepEqual(await store().countBy('type', {}), [
      { value: 'AWS.KMS.Key', count: 1 },
      { value: 'AWS.S3.Bucket', count: 3 },
    ]);
  });

  it('gives pages that do not overlap', async () => {
    const first = await store().list({}, { offset: 0, limit: 3 });
    const second = await store().list({}, { offset: 3, limit: 3 });
    assert.equal(new Set([...first, ...second].map(({ resourceId }) => resourceId)).size, 4);
    assert.deepEqual([first.length, second.length], [3, 1]);
  });

  it('finds by id in any account', async () => {
    const shared = observed({ accountId: '222233334444', resourceId: 'arn:aws:x:::Invoices-2026', arn: null });
    await store().writeResources(null, [shared], []);
    const both = await store().byResourceId('arn:aws:x:::Invoices-2026');
    assert.deepEqual(
      both.map(({ accountId }) => accountId),
      ['123456789012', '222233334444'],
    );
    assert.deepEqual(await store().byResourceId('arn:aws:x:::nothing'), []);
  });
});
