import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { parseTemplate } from '../../../server/src/core/cfn/document/document.ts';
import { templateOf } from '../../../server/src/core/cfn/model/template.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import { stackParameters } from '../../../server/src/core/template/parameters.ts';
import { policyOfTemplate } from '../../../server/src/core/template/queuePolicy.ts';
import { payments } from '../../support/accounts.ts';

const master = { accountId: '111122223333', region: 'us-east-1' };
const account: Account = payments;

describe('the parameters of a stack', () => {
  it('names the account that scans, not the one that is scanned, as master', () => {
    assert.deepEqual(stackParameters('scanRole', { master, account, accounts: [] }), [
      { key: 'MasterAccountId', value: '111122223333' },
      { key: 'MasterAccountRegion', value: 'us-east-1' },
      { key: 'ExternalId', value: 'panther-0123456789abcdef' },
      { key: 'DeployCloudWatchEventSetup', value: 'true' },
      { key: 'DeployRemediation', value: 'false' },
    ]);
  });

  it('refuses an account that has no external id, and says how it gets one', () => {
    const { externalId: _, ...old } = account;
    assert.throws(
      () => stackParameters('scanRole', { master, account: old, accounts: [] }),
      (error: unknown) =>
        error instanceof AppError && error.fields.accountId === old.id && /externalId/.test(error.fields.hint ?? ''),
    );
  });

  it('needs only the region for the admin role', () => {
    assert.deepEqual(stackParameters('stackSetAdminRole', { master, account: null, accounts: [] }), [
      { key: 'MasterAccountRegion', value: 'us-east-1' },
    ]);
  });

  it('are the accounts that have real time on, for the queue of events', () => {
    const other = { ...account, id: '012345678901', realTime: true };
    const accounts = [{ ...account, realTime: true }, other, { ...account, id: '222233334444', realTime: false }];
    assert.deepEqual(stackParameters('eventsQueue', { master, account: null, accounts }), [
      { key: 'AccountIds', value: `${other.id},${account.id}` },
    ]);
    assert.throws(
      () => stackParameters('eventsQueue', { master, account: null, accounts: [{ ...account, realTime: false }] }),
      /No account has real time on/,
    );
  });

  it('are the organization where more accounts have real time on than the policy of a queue has room for', async () => {
    const many = (count: number): readonly Account[] =>
      Array.from({ length: count }, (_, index) => ({ ...account, id: String(100_000_000_000 + index) }));
    const source = { master, account: null, accounts: many(101) };
    assert.throws(
      () => stackParameters('eventsQueue', source),
      (error) =>
        error instanceof AppError &&
        error.code === 'ORGANIZATION' &&
        /has room for 100 accounts, and more have real time on: 101$/.test(error.message) &&
        /accounts master --organization/.test(error.fields.hint ?? ''),
    );
    const organized = { ...source, master: { ...master, organizationId: 'o-a1b2c3d4e5' } };
    const organization = { key: 'OrganizationId', value: 'o-a1b2c3d4e5' };
    assert.deepEqual(stackParameters('eventsQueue', organized), [
      { key: 'AccountIds', value: master.accountId },
      organization,
    ]);
    // The most that is named one by one fits, with all regions that are disabled by default.
    const optInRegions = Array.from({ length: 18 }, (_, index) => `ap-southeast-${index}`);
    const most = { ...organized, accounts: many(100), optInRegions };
    const parameters = stackParameters('eventsQueue', most);
    assert.deepEqual(parameters[1], organization);
    assert.ok(parameters.every(({ value }) => value.length <= 4_096));
    const template = templateOf(parseTemplate(await readFile('templates/panther-aws-events-queue.yml', 'utf8')));
    const queueArn = 'arn:aws:sqs:us-east-1:111122223333:panther-aws-events-queue';
    const stack = { queueArn, accountId: master.accountId, region: master.region, parameters };
    const policy = JSON.stringify(policyOfTemplate(template, stack));
    assert.match(policy, /o-a1b2c3d4e5/);
    assert.ok(policy.length <= 8_192, `${policy.length} bytes`);
  });

  it('let in the regions that are disabled by default, and leave what a stack has where none is known', () => {
    const source = { master, account: null, accounts: [account], optInRegions: ['ap-east-1', 'me-south-1'] };
    const optIn = { key: 'OptInRegions', value: 'ap-east-1,me-south-1' };
    assert.deepEqual(stackParameters('eventsQueue', source).at(-1), optIn);
    assert.deepEqual(stackParameters('stackSetAdminRole', source).at(-1), optIn);
    assert.equal(stackParameters('eventsQueue', { ...source, optInRegions: [] }).length, 1);
  });

  it('lead to the queue of the master account, in its partition, for real-time events', () => {
    const china = { accountId: '111122223333', region: 'cn-north-1' };
    assert.deepEqual(stackParameters('realTimeEvents', { master: china, account, accounts: [account] }), [
      { key: 'MasterAccountId', value: '111122223333' },
      { key: 'QueueArn', value: 'arn:aws-cn:sqs:cn-north-1:111122223333:panther-aws-events-queue' },
    ]);
  });
});
