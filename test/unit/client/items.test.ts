import assert from 'node:assert/strict';
import { resourceItem } from '../../../client/src/views/resources/item.ts';
import { sourceItem } from '../../../client/src/views/sources/item.ts';
import type { GroupNode, InventoryNode, SourceNode } from '../../../server/src/protocol/tree.ts';

const base = {
  id: 'id',
  label: 'Payments',
  description: 'prod · scanned 2 h ago',
  icon: 'shield',
  tone: 'normal',
  expandable: true,
} as const;

function account(fields: { readonly enabled: boolean; readonly scanning: boolean }): SourceNode {
  return { ...base, kind: 'account', accountId: '123456789012', problem: null, ...fields };
}

function group(fields: Partial<GroupNode>): GroupNode {
  return {
    ...base,
    kind: 'group',
    field: 'account',
    value: '',
    accountId: null,
    region: null,
    type: null,
    count: 0,
    ...fields,
  };
}

const key = {
  accountId: '123456789012',
  region: 'us-east-1',
  type: 'AWS.S3.Bucket',
  resourceId: 'arn:aws:s3:::invoices',
} as const;

describe('an item of Sources', () => {
  it('shows what the node says, and says it to a screen reader', () => {
    const item = sourceItem(account({ enabled: true, scanning: false }));
    assert.equal(item.label, 'Payments');
    assert.equal(item.description, 'prod · scanned 2 h ago');
    assert.equal(item.spoken, 'Payments, prod · scanned 2 h ago');
    assert.equal(item.expandable, true);
    assert.equal(item.click, null);
  });

  it('tells menus whether the account is enabled and scanned now', () => {
    assert.equal(sourceItem(account({ enabled: true, scanning: false })).contextValue, 'account;enabled;idle');
    assert.equal(sourceItem(account({ enabled: true, scanning: true })).contextValue, 'account;enabled;scanning');
    assert.equal(sourceItem(account({ enabled: false, scanning: false })).contextValue, 'account;disabled;idle');
  });

  it('has the whole of what hinders a scan in the tooltip of its account', () => {
    const problem = {
      code: 'CREDENTIALS',
      message: 'The sign-in has expired',
      hint: 'Run: aws sso login',
      at: 1,
    } as const;
    const item = sourceItem({ ...base, kind: 'account', accountId: '1', enabled: true, scanning: false, problem });
    assert.match(item.tooltip ?? '', /^Payments: prod .*\n\nThe sign-in has expired\. Run: aws sso login\.$/);
  });

  it('has the reason of a cell in its tooltip', () => {
    const cell: SourceNode = {
      ...base,
      kind: 'cell',
      accountId: '123456789012',
      region: 'eu-west-1',
      type: 'AWS.KMS.Key',
      outcome: 'denied',
      reason: 'kms:ListKeys was denied',
    };
    assert.match(sourceItem(cell).tooltip ?? '', /kms:ListKeys was denied/);
    assert.equal(sourceItem(cell).contextValue, 'cell');
  });

  it('offers an explanation only where a role has one', () => {
    const role = { ...base, kind: 'role', accountId: '123456789012', role: 'scan' } as const;
    assert.equal(sourceItem({ ...role, hint: null }).contextValue, 'role;plain');
    assert.equal(sourceItem({ ...role, hint: 'Deploy the stack.' }).contextValue, 'role;hint');
  });

  it('opens the accounts file from the message that it is broken', () => {
    const item = sourceItem({ ...base, kind: 'message', command: 'openAccountsFile' });
    assert.deepEqual(item.click, { kind: 'command', command: 'panther.accounts.open' });
  });

  it('gives each tone a colour of the theme, and none to what is normal or busy', () => {
    const color = (tone: SourceNode['tone']) =>
      sourceItem({ ...account({ enabled: true, scanning: false }), tone }).color;
    assert.equal(color('normal'), null);
    assert.equal(color('busy'), null);
    for (const tone of ['ok', 'warning', 'error', 'muted'] as const) assert.match(color(tone) ?? '', /^[\w.]+$/);
  });

  it('takes no icon that is not the name of one', () => {
    const icon = (name: string) => sourceItem({ ...account({ enabled: true, scanning: false }), icon: name }).icon;
    assert.equal(icon('sync~spin'), 'sync~spin');
    assert.equal(icon('../../evil'), 'circle-outline');
  });

  it('keeps a name with control characters on one line', () => {
    const node = { ...account({ enabled: true, scanning: false }), label: 'a\nb\u202ec' };
    assert.equal(sourceItem(node).label, 'a b c');
  });
});

describe('an item of Resources', () => {
  it('opens its document at a click, and gets its tooltip later', () => {
    const node: InventoryNode = { ...base, kind: 'resource', key, expandable: false };
    const item = resourceItem(node);
    assert.deepEqual(item.click, { kind: 'document', key });
    assert.equal(item.tooltip, null);
    assert.equal(item.contextValue, 'resource');
  });

  it('tells menus what a scan from a group covers', () => {
    const accountId = '123456789012';
    const context = (fields: Partial<GroupNode>) => resourceItem(group(fields)).contextValue;
    assert.equal(context({ accountId }), 'group;account');
    assert.equal(context({ accountId, region: 'us-east-1' }), 'group;region');
    assert.equal(context({ accountId, region: 'us-east-1', type: 'AWS.S3.Bucket' }), 'group;type');
    assert.equal(context({ region: 'us-east-1' }), 'group;other');
  });

  it('loads more at a click', () => {
    const item = resourceItem({ ...base, kind: 'more', parent: 'x', offset: 100 });
    assert.deepEqual(item.click, { kind: 'command', command: 'panther.node.more' });
  });
});
