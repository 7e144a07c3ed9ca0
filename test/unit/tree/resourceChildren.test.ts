import assert from 'node:assert/strict';
import { pathToResource } from '../../../server/src/app/tree/pathToResource.ts';
import { resourceChildren } from '../../../server/src/app/tree/resourceChildren.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import type { NewEvent } from '../../../server/src/core/events/eventStore.ts';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import type { InventoryNode, TreeFilter, TreeShape } from '../../../server/src/protocol/tree.ts';
import { bucket, type Estate, hour, now, openEstate, payments, resource, security } from './estate.ts';

const byAccount: TreeShape = { groupBy: ['account', 'region', 'type'], filter: null };

function filtered(filter: Partial<TreeFilter>): TreeShape {
  return { ...byAccount, filter: { text: '', accounts: [], regions: [], types: [], ...filter } };
}

const role = resource({
  accountId: payments.id,
  region: 'global',
  type: 'AWS.IAM.Role',
  resourceId: 'arn:aws:iam::123456789012:role/ci/deploy-bot',
  name: 'deploy-bot',
});
const instance = resource({
  accountId: security.id,
  region: 'eu-west-1',
  type: 'AWS.EC2.Instance',
  resourceId: 'arn:aws:ec2:eu-west-1:222233334444:instance/i-0abc',
  id: 'i-0abc',
  tags: { Team: 'sec' },
});

function putTagging(key: ResourceKey): NewEvent {
  const { accountId } = key;
  return {
    record: {
      eventId: 'e-2',
      eventSource: 's3.amazonaws.com',
      eventName: 'PutBucketTagging',
      at: now,
      accountId,
      region: 'us-east-1',
      readOnly: false,
      errorCode: null,
      errorMessage: null,
      actor: 'alice',
      actorArn: null,
      sourceIp: null,
      userAgent: null,
      raw: {},
    },
    receivedAt: now,
    standing: 'applies',
    touched: [{ ...key, effect: 'upsert', dueAt: now }],
    guessed: false,
  };
}

describe('the resource tree', () => {
  let estate: Estate;

  async function lines(shape: TreeShape, parent: string | null = null, offset = 0): Promise<readonly string[]> {
    return (await children(shape, parent, offset)).map(({ label, description }) => `${label} | ${description}`);
  }
  function children(shape: TreeShape, parent: string | null, offset = 0): Promise<readonly InventoryNode[]> {
    return resourceChildren(estate.ctx, { shape, parent, offset });
  }
  async function child(shape: TreeShape, parent: string | null, label: string): Promise<InventoryNode> {
    const node = (await children(shape, parent)).find((candidate) => candidate.label === label);
    assert.ok(node, `no ${label}`);
    return node;
  }

  beforeEach(async () => {
    estate = await openEstate();
    await estate.observe([bucket('invoices'), bucket('logs', { region: 'us-west-2' }), role, instance]);
  });
  afterEach(() => estate.close());

  it('is empty when the inventory is', async () => {
    const empty = await openEstate();
    try {
      assert.deepEqual(await resourceChildren(empty.ctx, { shape: byAccount, parent: null, offset: 0 }), []);
    } finally {
      await empty.close();
    }
  });

  it('says when a resource was seen last that a scan has not told of since, and what is still to be read', async () => {
    const pending = { call: 's3:GetBucketAcl', reason: 'pending', code: 'Pending', message: '' } as const;
    await estate.observe([bucket('new', { notRead: [pending, { ...pending, call: 's3:GetBucketPolicy' }] })]);
    const denied = {
      kind: 'denied',
      call: 'ec2:DescribeInstances',
      code: 'UnauthorizedOperation',
      message: '',
    } as const;
    await estate.finishCell(
      { accountId: security.id, region: 'eu-west-1', type: 'AWS.EC2.Instance' },
      denied,
      now - hour,
    );
    const flat: TreeShape = { groupBy: [], filter: null };
    const shown = await lines(flat);
    assert.ok(
      shown.some((line) => /^i-0abc \| .*last seen 2 h ago/.test(line)),
      shown.join('\n'),
    );
    assert.ok(
      shown.some((line) => /^new \| .*details not read yet$/.test(line)),
      shown.join('\n'),
    );
    assert.equal(shown.filter((line) => line.includes('last seen')).length, 1);
  });

  it('groups by account, region and type, with counts at each level', async () => {
    assert.deepEqual(await lines(byAccount), ['Payments | prod · 3', 'Security Dev | dev · 1']);
    const account = await child(byAccount, null, 'Payments');
    assert.deepEqual(await lines(byAccount, account.id), ['global | 1', 'us-east-1 | 1', 'us-west-2 | 1']);
    const region = await child(byAccount, account.id, 'us-east-1');
    assert.deepEqual(await lines(byAccount, region.id), ['S3 buckets | 1']);
    const type = await child(byAccount, region.id, 'S3 buckets');
    assert.deepEqual(await lines(byAccount, type.id), ['invoices | ']);
  });

  it('says what a group stands for, so that it can be scanned', async () => {
    const account = await child(byAccount, null, 'Payments');
    const region = await child(byAccount, account.id, 'us-east-1');
    const type = await child(byAccount, region.id, 'S3 buckets');
    assert.ok(account.kind === 'group' && type.kind === 'group');
    assert.deepEqual([account.accountId, account.region, account.type], [payments.id, null, null]);
    assert.deepEqual([type.accountId, type.region, type.type], [payments.id, 'us-east-1', 'AWS.S3.Bucket']);
  });

  it('groups by label, and then the accounts do not repeat it', async () => {
    const shape: TreeShape = { groupBy: ['label', 'account', 'type'], filter: null };
    assert.deepEqual(await lines(shape), ['dev | 1', 'prod | 3']);
    const prod = await child(shape, null, 'prod');
    assert.deepEqual(await lines(shape, prod.id), ['Payments | 3']);
  });

  it('says on a resource what its groups do not', async () => {
    const flat: TreeShape = { groupBy: [], filter: null };
    assert.ok((await lines(flat)).includes('i-0abc | Security Dev · eu-west-1 · EC2 instances'));
  });

  it('calls what has no name of its own by its Name tag, the id beside it', async () => {
    await estate.observe([
      { ...instance, resourceId: `${instance.resourceId}2`, id: 'i-0abc2', tags: { Name: 'web' } },
    ]);
    const group = 'group/account=222233334444/region=eu-west-1/type=AWS.EC2.Instance';
    assert.deepEqual(await lines(byAccount, group), ['i-0abc | ', 'web | i-0abc2']);
  });

  it('shows accounts that only the inventory knows', async () => {
    await estate.observe([bucket('old', { accountId: '999999999999' })]);
    assert.deepEqual((await lines(byAccount)).at(-1), '999999999999 | not in the accounts file · 1');
    const shape: TreeShape = { groupBy: ['label'], filter: null };
    const last = (await children(shape, null)).at(-1);
    assert.equal(last?.label, 'not in the accounts file');
    assert.equal((await children(shape, last?.id ?? '')).length, 1);
  });

  it('counts the cells that were not read, also where nothing is known', async () => {
    const denied = { kind: 'denied', call: 'kms:ListKeys', code: 'AccessDenied', message: '' } as const;
    await estate.finishCell({ accountId: payments.id, region: 'us-east-1', type: 'AWS.KMS.Key' }, denied);
    await estate.finishCell({ accountId: payments.id, region: 'eu-west-1', type: 'AWS.KMS.Key' }, denied);
    await estate.finishCell(
      { accountId: payments.id, region: 'ap-east-1', type: 'AWS.KMS.Key' },
      {
        ...denied,
        kind: 'unsupported',
      },
    );
    assert.deepEqual(await lines(byAccount), ['Payments | prod · 3 (2 not read)', 'Security Dev | dev · 1']);
    const account = await child(byAccount, null, 'Payments');
    assert.deepEqual(await lines(byAccount, account.id), [
      'global | 1',
      'eu-west-1 | 0 (1 not read)',
      'us-east-1 | 1 (1 not read)',
      'us-west-2 | 1',
    ]);
    const region = await child(byAccount, account.id, 'us-east-1');
    const key = await child(byAccount, region.id, 'KMS keys');
    assert.deepEqual([key.description, key.expandable], ['0 (1 not read)', false]);
  });

  it('leads with pages of 100 from one to the next', async () => {
    const many = Array.from({ length: 212 }, (_, index) => bucket(`b-${String(index).padStart(3, '0')}`));
    await estate.observe(many.map((one) => ({ ...one, region: 'eu-west-1' })));
    const shape = filtered({ regions: ['eu-west-1'], types: ['AWS.S3.Bucket'] });
    const account = await child(shape, null, 'Payments');
    const region = await child(shape, account.id, 'eu-west-1');
    const type = await child(shape, region.id, 'S3 buckets');
    const names: string[] = [];
    const mores: string[] = [];
    let offset: number | null = 0;
    while (offset !== null) {
      const page: readonly InventoryNode[] = await children(shape, type.id, offset);
      names.push(...page.filter((node) => node.kind === 'resource').map((node) => node.label));
      const more: InventoryNode | undefined = page.find((node) => node.kind === 'more');
      if (more) mores.push(more.description);
      offset = more?.kind === 'more' ? more.offset : null;
    }
    assert.deepEqual(mores, ['100 of 212', '200 of 212']);
    assert.deepEqual(
      names,
      many.map((one) => one.name),
    );
  });

  it('filters by words, account or label, region and type', async () => {
    assert.deepEqual(await lines(filtered({ text: 'INVOICES' })), ['Payments | prod · 1']);
    assert.deepEqual(await lines(filtered({ accounts: ['DEV'] })), ['Security Dev | dev · 1']);
    assert.deepEqual(await lines(filtered({ accounts: [payments.id], regions: ['global'] })), ['Payments | prod · 1']);
    assert.deepEqual(await lines(filtered({ types: ['AWS.EC2.Instance'] })), ['Security Dev | dev · 1']);
    assert.deepEqual(await lines(filtered({ accounts: ['prod'], types: ['AWS.EC2.Instance'] })), []);
    assert.deepEqual(await lines(filtered({ accounts: ['nobody'] })), []);
  });

  it('does not let a group reach beyond the filter', async () => {
    const account = await child(byAccount, null, 'Payments');
    assert.deepEqual(await lines(filtered({ accounts: ['dev'] }), account.id), []);
  });

  it('says that a resource changed only if it did so lately, after it was found', async () => {
    await estate.observe([bucket('invoices', { tags: { team: 'ops' }, observedAt: now - 4 * 60_000 })]);
    const [node] = await children(
      filtered({ text: 'invoices' }),
      'group/account=123456789012/region=us-east-1/type=AWS.S3.Bucket',
    );
    assert.equal(node?.description, 'changed 4 min ago');
  });

  it('says who changed a resource where an event told of it', async () => {
    const changed = bucket('invoices', { tags: { team: 'ops' }, observedAt: now - 4 * 60_000 });
    const cause = { actor: 'alice', sourceIp: null, eventName: 'PutBucketTagging', eventId: 'e-1', at: now };
    await estate.ctx.store.writeResources('scan', [changed], [], cause);
    const [node] = await children(
      filtered({ text: 'invoices' }),
      'group/account=123456789012/region=us-east-1/type=AWS.S3.Bucket',
    );
    assert.match(node?.description ?? '', /^changed .* by alice$/);
  });

  it('says that a resource is changing until it was read again', async () => {
    const { accountId, region, type, resourceId } = bucket('invoices');
    const key = { accountId, region, type, resourceId };
    await estate.ctx.store.takeIn({ events: [putTagging(key)], heartbeats: [], deadLetters: [] });
    const parent = 'group/account=123456789012/region=us-east-1/type=AWS.S3.Bucket';
    const [node] = await children(filtered({ text: 'invoices' }), parent);
    assert.equal(node?.description, 'changing...');
    const path = await pathToResource(estate.ctx, { shape: byAccount, key });
    assert.equal(path.at(-1)?.description, 'changing...');

    const [pending] = await estate.ctx.store.claim(now, 1);
    assert.ok(pending);
    await estate.ctx.store.settle(pending, 'unchanged', null);
    const [settled] = await children(filtered({ text: 'invoices' }), parent);
    assert.equal(settled?.description, '');
  });

  it('counts a cell that a cancelled scan did not reach only where no earlier one read it', async () => {
    const keys = { accountId: payments.id, region: 'us-east-1', type: 'AWS.KMS.Key' } as const;
    await estate.finishCell(keys, { kind: 'ok', count: 0, incomplete: 0 });
    await estate.finishCell(keys, { kind: 'cancelled' });
    await estate.finishCell({ ...keys, region: 'eu-west-1' }, { kind: 'cancelled' });
    assert.equal((await lines(byAccount))[0], 'Payments | prod · 3 (1 not read)');
  });

  it('says how much of a resource was not read', async () => {
    const part = { call: 's3:GetBucketPolicy', reason: 'denied', code: 'AccessDenied', message: '' } as const;
    await estate.observe([bucket('half', { notRead: [part], observedAt: now - hour })]);
    const [node] = await children(
      filtered({ text: 'half' }),
      'group/account=123456789012/region=us-east-1/type=AWS.S3.Bucket',
    );
    assert.match(node?.description ?? '', /1 part not read$/);
  });

  it('has unique ids over the whole tree', async () => {
    const ids: string[] = [];
    async function walk(parent: string | null): Promise<void> {
      for (const node of await children(byAccount, parent)) {
        ids.push(node.id);
        if (node.expandable) await walk(node.id);
      }
    }
    await walk(null);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 14);
  });

  it('shows the problem of a broken accounts file and how to get there', async () => {
    const broken = await openEstate(
      new AppError('ACCOUNTS_FILE', 'unexpected end', { file: '/accounts.yaml', line: 7, column: 3 }),
    );
    try {
      const [node] = await resourceChildren(broken.ctx, { shape: byAccount, parent: null, offset: 0 });
      assert.ok(node?.kind === 'message');
      assert.deepEqual([node.description, node.command], ['line 7, column 3: unexpected end', 'openAccountsFile']);
    } finally {
      await broken.close();
    }
  });

  for (const parent of ['nonsense', 'group', 'group/account=%zz', 'group/planet=x', 'resource/1/2/3/4']) {
    it(`has nothing under the unknown node ${parent}`, async () => {
      assert.deepEqual(await children(byAccount, parent), []);
    });
  }

  describe('the path to a resource', () => {
    it('has the very nodes that the tree shows', async () => {
      for (const groupBy of [['account', 'region', 'type'], ['label', 'account', 'type'], ['type'], []] as const) {
        const shape: TreeShape = { groupBy, filter: null };
        const path = await pathToResource(estate.ctx, { shape, key: role });
        assert.equal(path.length, groupBy.length + 1);
        let parent: string | null = null;
        for (const node of path) {
          assert.deepEqual(
            (await children(shape, parent)).find(({ id }) => id === node.id),
            node,
          );
          parent = node.id;
        }
      }
    });

    it('is empty for what the filter hides and for what is unknown', async () => {
      assert.deepEqual(await pathToResource(estate.ctx, { shape: filtered({ text: 'invoices' }), key: role }), []);
      assert.deepEqual(await pathToResource(estate.ctx, { shape: filtered({ accounts: ['dev'] }), key: role }), []);
      assert.deepEqual(await pathToResource(estate.ctx, { shape: byAccount, key: bucket('none') }), []);
      assert.equal((await pathToResource(estate.ctx, { shape: filtered({ text: 'DEPLOY' }), key: role })).length, 4);
    });
  });
});
