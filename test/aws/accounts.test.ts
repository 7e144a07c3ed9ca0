import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { connectTo } from '../../scripts/estate/connection.ts';
import { accountsView } from '../../server/src/app/accounts/accountsView.ts';
import { checkDraft } from '../../server/src/app/accounts/checkDraft.ts';
import { identity } from '../../server/src/app/accounts/identity.ts';
import { operatorSession } from '../../server/src/app/accounts/operatorSession.ts';
import { prepareAccount } from '../../server/src/app/accounts/prepareAccount.ts';
import { removeAccount } from '../../server/src/app/accounts/removeAccount.ts';
import { saveAccount } from '../../server/src/app/accounts/saveAccount.ts';
import { setMaster } from '../../server/src/app/accounts/setMaster.ts';
import { verifyAccount } from '../../server/src/app/accounts/verifyAccount.ts';
import { type App, composeApp } from '../../server/src/compose.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import type { RoleCheck, RoleKind } from '../../server/src/core/accounts/roleCheck.ts';
import { roleKinds, roleName } from '../../server/src/core/accounts/roles.ts';
import { useTempFolder } from '../support/tempFolder.ts';
import { operatorHome, quiet } from './operatorHome.ts';

const signal = new AbortController().signal;
const master = { accountId: '111122223333', region: 'us-east-1', profile: 'security' };
const draft = { id: '123456789012', name: 'Payments', label: 'prod', realTime: true, remediation: true };

describe('accounts', () => {
  const operator = operatorHome();
  const folder = useTempFolder();
  let app: App;
  beforeEach(async () => {
    app = await composeApp({ accountsFile: null, home: folder(), profile: null, askMfa: null, log: quiet });
  });
  afterEach(() => app.close());
  const file = () => join(folder(), 'accounts.yaml');

  /** Makes a role in the account, that the master account may assume. */
  async function deploy(kind: RoleKind, externalId: string | null, trusted = master.accountId): Promise<void> {
    const iam = new IAMClient(await connectTo(operator.emulator().endpoint, draft.id));
    const Condition = externalId === null ? {} : { StringEquals: { 'sts:ExternalId': externalId } };
    const Principal = { AWS: `arn:aws:iam::${trusted}:root` };
    const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new CreateRoleCommand({ RoleName: roleName(kind, master.region), AssumeRolePolicyDocument }));
  }

  describe('being added', () => {
    it('get an external id of their own, and are there once they are saved', async () => {
      const account = await prepareAccount(app, { ...draft, name: ' Payments ' });
      const other = await prepareAccount(app, { ...draft, id: '222233334444' });
      assert.match(account.externalId ?? '', /^\w{32,}$/);
      assert.notEqual(account.externalId, other.externalId);
      assert.equal(account.name, 'Payments');
      assert.deepEqual(account.regions, ['*']);
      assert.equal((await accountsView(app)).exists, false);
      await saveAccount(app, account);
      const view = await accountsView(app);
      assert.deepEqual(view, { path: file(), exists: true, problem: null, master: null, accounts: [account] });
    });

    it('are refused with a wrong id, or one that is there', async () => {
      await saveAccount(app, await prepareAccount(app, draft));
      await assert.rejects(prepareAccount(app, { ...draft, id: '12345678901' }), { code: 'BAD_INPUT' });
      const added = await checkDraft(app, { draft: { id: draft.id }, editing: null });
      assert.match(added.id ?? '', /there already, as Payments/);
      const edited = await checkDraft(app, { draft: { id: draft.id }, editing: draft.id });
      assert.equal(edited.id, null);
    });

    it('are refused with an external id of another account', async () => {
      const account = await prepareAccount(app, draft);
      await saveAccount(app, account);
      const twin = { ...account, id: '222233334444', name: 'Twin' };
      await assert.rejects(saveAccount(app, twin), /external id belongs to another account: Payments/);
    });
  });

  describe('being edited', () => {
    it('keep what is not edited', async () => {
      const account = { ...(await prepareAccount(app, draft)), regions: ['eu-*'] };
      await saveAccount(app, account);
      const again = await prepareAccount(app, { ...draft, label: 'live' });
      assert.deepEqual(again, { ...account, label: 'live' });
      await saveAccount(app, { ...account, remediation: false, enabled: false });
      const { accounts } = await accountsView(app);
      assert.deepEqual(accounts, [{ ...account, remediation: false, enabled: false }]);
    });

    it('must be there', async () => {
      await assert.rejects(removeAccount(app, { id: '999999999999', forgetInventory: true }), { code: 'NOT_FOUND' });
    });
  });

  it('are removed from the file, and from the inventory if that is wanted', async () => {
    const account = await prepareAccount(app, draft);
    const check: RoleCheck = {
      role: 'scan',
      roleArn: 'arn:aws:iam::123456789012:role/x',
      status: 'ok',
      reason: null,
      hint: null,
      warning: null,
      checkedAt: 1,
    };
    await saveAccount(app, account);
    await app.store.saveRoleChecks(account.id, [check]);
    await removeAccount(app, { id: account.id, forgetInventory: false });
    assert.equal((await app.store.roleChecks(account.id)).length, 1);
    await saveAccount(app, account);
    await removeAccount(app, { id: account.id, forgetInventory: true });
    assert.equal((await app.store.roleChecks(account.id)).length, 0);
    assert.deepEqual((await accountsView(app)).accounts, []);
  });

  it('in a broken file are shown as a problem with its place', async () => {
    await writeFile(file(), 'version: 1\naccounts:\n  - id: "1"\n    name: a\n');
    const { problem, exists } = await accountsView(app);
    assert.equal(exists, true);
    assert.match(problem?.message ?? '', /12 digits/);
    assert.deepEqual([problem?.line, problem?.column], [3, 9]);
  });

  describe('and who works with them', () => {
    it('is told, also while the accounts file is broken', async () => {
      const expected = {
        accountId: '111122223333',
        arn: 'arn:aws:iam::111122223333:user/security-operator',
        partition: 'aws',
        endpoint: operator.emulator().endpoint,
      };
      assert.deepEqual(await identity(app, { profile: 'security' }, signal), { ...expected, profile: 'security' });
      await setMaster(app, master);
      assert.deepEqual(await identity(app, { profile: null }, signal), { ...expected, profile: 'security' });
      await writeFile(file(), 'version: [');
      assert.equal((await identity(app, { profile: 'security' }, signal)).accountId, '111122223333');
    });

    it('must be of the master account', async () => {
      await assert.rejects(operatorSession(app, { ...master, profile: 'payments' }, signal), (error: unknown) => {
        assert.match(String(error), /profile payments.*master account 111122223333: 123456789012$/);
        return true;
      });
      const session = await operatorSession(app, master, signal);
      assert.equal(session.accountId, '111122223333');
      session.close();
    });

    it('is the profile chosen for this process before that of the accounts file', async () => {
      await assert.rejects(operatorSession({ ...app, profile: 'payments' }, master, signal), { code: 'WRONG_ACCOUNT' });
    });

    it('must be known: without a master account nothing is checked', async () => {
      const account = await prepareAccount(app, draft);
      await assert.rejects(verifyAccount(app, account, signal), { code: 'BAD_INPUT', message: /No master account/ });
    });

    it('is set with an id and a region that are such', async () => {
      await assert.rejects(setMaster(app, { accountId: '1', region: 'us-east-1' }), { code: 'BAD_INPUT' });
      await assert.rejects(setMaster(app, { accountId: '111122223333', region: 'US East' }), /code of a region/);
    });
  });

  describe('being checked', () => {
    let account: Account;
    beforeEach(async () => {
      await setMaster(app, master);
      account = await prepareAccount(app, draft);
    });
    const externalId = () => account.externalId ?? '';

    async function check(given: Account = account): Promise<Readonly<Record<RoleKind, RoleCheck>>> {
      const checks = await verifyAccount(app, given, signal);
      assert.deepEqual(
        checks.map(({ role }) => role),
        roleKinds,
      );
      const [scan, stackSetExecution, remediation] = checks;
      assert.ok(scan && stackSetExecution && remediation);
      return { scan, stackSetExecution, remediation };
    }

    it('are well with all roles deployed', async () => {
      for (const kind of roleKinds) await deploy(kind, externalId());
      const checks = await check();
      for (const kind of roleKinds) {
        const { status, reason, hint, warning, roleArn, checkedAt } = checks[kind];
        assert.deepEqual({ status, reason, hint, warning }, { status: 'ok', reason: null, hint: null, warning: null });
        assert.equal(roleArn, `arn:aws:iam::123456789012:role/${roleName(kind, 'us-east-1')}`);
        assert.ok(checkedAt > 0);
      }
    });

    it('need only the roles that they ask for', async () => {
      await deploy('scan', externalId());
      const checks = await check({ ...account, realTime: false, remediation: false });
      assert.equal(checks.scan.status, 'ok');
      assert.equal(checks.stackSetExecution.status, 'off');
      assert.equal(checks.remediation.status, 'off');
    });

    it('say of each role why it cannot be used, and what to do', async () => {
      await deploy('scan', externalId());
      await deploy('stackSetExecution', 'another-external-id');
      const checks = await check();
      assert.equal(checks.scan.status, 'ok');
      for (const { status, reason, hint } of [checks.stackSetExecution, checks.remediation]) {
        assert.equal(status, 'failed');
        assert.match(reason ?? '', /^AccessDenied: .*not authorized to perform: sts:AssumeRole/);
        assert.match(hint ?? '', /^Deploy the scan-role template in account 123456789012 with /);
      }
      assert.match(checks.remediation.hint ?? '', /with remediation on/);
    });

    it('are refused by a role that trusts another account', async () => {
      await deploy('scan', externalId(), '999988887777');
      assert.equal((await check()).scan.status, 'failed');
    });

    it('warn where a role asks for no external id', async () => {
      await deploy('scan', null);
      const { status, warning, hint } = (await check()).scan;
      assert.equal(status, 'ok');
      assert.equal(warning, 'The role can also be assumed without its external id.');
      assert.match(hint ?? '', /Deploy the current scan-role template/);
    });

    it('work with roles of the old form, with a warning', async () => {
      await deploy('scan', null);
      const { externalId: _, ...old } = account;
      const { status, warning } = (await check(old)).scan;
      assert.equal(status, 'ok');
      assert.match(warning ?? '', /old form/);
    });

    it('leave their results with the account, if it is saved', async () => {
      await check();
      assert.deepEqual(await app.store.roleChecks(account.id), []);
      await saveAccount(app, account);
      const checks = await verifyAccount(app, account, signal);
      assert.deepEqual(await app.store.roleChecks(account.id), checks);
    });

    it('are not judged when the operator’s own credentials fail', async () => {
      await deploy('scan', externalId());
      const { faults } = operator.emulator();
      await faults.add({ service: 'sts', action: 'AssumeRole', code: 'ExpiredToken', status: 403 });
      await assert.rejects(check(), { kind: 'credentials' });
      await faults.clear();
      await faults.add({ service: 'sts', action: 'AssumeRole', status: 200, body: '<html>sign in</html>' });
      await assert.rejects(check(), { kind: 'malformed' });
      await faults.clear();
      await assert.rejects(verifyAccount(app, account, AbortSignal.abort()), { code: 'CANCELLED' });
    });
  });
});
