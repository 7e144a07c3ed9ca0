import { z } from 'zod';
import { accountsView } from '../../app/accounts/accountsView.ts';
import { accountsWithRole } from '../../app/accounts/accountsWithRole.ts';
import { checkDraft } from '../../app/accounts/checkDraft.ts';
import { fleetHealth } from '../../app/accounts/fleetHealth.ts';
import { identity } from '../../app/accounts/identity.ts';
import { importAccounts, previewImport } from '../../app/accounts/importAccounts.ts';
import { organizationAccounts, organizationUnits } from '../../app/accounts/organizationAccounts.ts';
import { prepareAccount } from '../../app/accounts/prepareAccount.ts';
import { removeAccount } from '../../app/accounts/removeAccount.ts';
import { saveAccount } from '../../app/accounts/saveAccount.ts';
import { setMaster } from '../../app/accounts/setMaster.ts';
import { verifyAccount, verifyAccounts } from '../../app/accounts/verifyAccount.ts';
import { accountRows } from '../../core/accounts/accountCsv.ts';
import { healthReport } from '../../core/accounts/healthText.ts';
import * as protocol from '../../protocol/accounts.ts';
import { type Method, method } from '../method.ts';
import {
  account,
  accountDraft,
  healthChoice,
  importDefaults,
  importedAccounts,
  importSource,
  masterSetting,
  partialDraft,
  roleKind,
} from '../schemas/accounts.ts';
import { accountId, list, text } from '../schemas/shape.ts';
import type { Session, WorkerSession } from '../session.ts';

export function accountFileMethods({ app, notify }: Session): readonly Method[] {
  return [
    method(protocol.getAccounts, z.null(), () => accountsView(app)),
    method(protocol.checkDraft, z.strictObject({ draft: partialDraft, editing: z.nullable(text) }), (params) =>
      checkDraft(app, params),
    ),
    method(protocol.prepareAccount, accountDraft, (draft) => prepareAccount(app, draft)),
    method(protocol.saveAccount, account, async (given) => {
      const saved = await saveAccount(app, given);
      notify.accounts();
      return saved;
    }),
    method(protocol.importAccounts, importedAccounts, async ({ added, changed }) => {
      const written = await importAccounts(app, { added, changed, unchanged: [], invalid: [] });
      notify.accounts();
      return { written: written.length };
    }),
    method(
      protocol.fleetHealth,
      z.strictObject({ choice: healthChoice, format: z.enum(['text', 'csv', 'json']) }),
      async ({ choice, format }) => healthReport(await fleetHealth(app), choice, format, app.clock.now()),
    ),
    method(protocol.accountsWithRole, z.strictObject({ role: roleKind }), async ({ role }) => ({
      accountIds: await accountsWithRole(app, role),
    })),
    method(protocol.setMaster, masterSetting, async (given) => {
      const master = await setMaster(app, given);
      notify.accounts();
      return master;
    }),
  ];
}

/** Those that the worker answers. */
export const accountWorkerRequests = [
  protocol.verifyAccount,
  protocol.verifyFleet,
  protocol.previewImport,
  protocol.listUnits,
  protocol.removeAccount,
  protocol.getIdentity,
  protocol.listProfiles,
];

export function accountWorkerMethods({ app, jobs, notify }: WorkerSession): readonly Method[] {
  return [
    method(protocol.verifyAccount, account, (given, signal) => verifyAccount(app, given, signal)),
    method(
      protocol.verifyFleet,
      z.strictObject({ accountIds: z.nullable(list(accountId)) }),
      async ({ accountIds }, signal) => {
        const { accounts } = await app.accountsFile.read();
        const chosen = accounts.filter(({ id, enabled }) => (accountIds === null ? enabled : accountIds.includes(id)));
        const results = await verifyAccounts(app, chosen, signal, (done, total) => notify.fleet({ done, total }));
        notify.inventory(null);
        const failed = results.filter((checks) => checks.some(({ status }) => status === 'failed')).length;
        return { checked: results.length, failed };
      },
    ),
    method(
      protocol.previewImport,
      z.strictObject({ source: importSource, defaults: importDefaults }),
      async ({ source, defaults }, signal) => {
        if (source.kind === 'list') {
          return { ...(await previewImport(app, accountRows(source.text, source.file), defaults)), suspended: 0 };
        }
        const { rows, suspended } = await organizationAccounts(app, source, signal);
        return { ...(await previewImport(app, rows, defaults)), suspended };
      },
    ),
    method(protocol.listUnits, z.null(), (_, signal) => organizationUnits(app, signal)),
    method(protocol.removeAccount, z.strictObject({ id: accountId, forgetInventory: z.boolean() }), async (params) => {
      jobs.cancel(params.id);
      await removeAccount(app, params);
      notify.accounts();
      notify.inventory([params.id]);
      return null;
    }),
    method(protocol.getIdentity, z.strictObject({ profile: z.nullable(text) }), (params, signal) =>
      identity(app, params, signal),
    ),
    method(protocol.listProfiles, z.null(), () => app.aws.profiles()),
  ];
}
