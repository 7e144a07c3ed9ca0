import { z } from 'zod';
import { accountsView } from '../../app/accounts/accountsView.ts';
import { checkDraft } from '../../app/accounts/checkDraft.ts';
import { identity } from '../../app/accounts/identity.ts';
import { prepareAccount } from '../../app/accounts/prepareAccount.ts';
import { removeAccount } from '../../app/accounts/removeAccount.ts';
import { saveAccount } from '../../app/accounts/saveAccount.ts';
import { setMaster } from '../../app/accounts/setMaster.ts';
import { verifyAccount } from '../../app/accounts/verifyAccount.ts';
import * as protocol from '../../protocol/accounts.ts';
import { type Method, method } from '../method.ts';
import { account, accountDraft, masterAccount, partialDraft } from '../schemas/accounts.ts';
import { accountId, text } from '../schemas/shape.ts';
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
    method(protocol.setMaster, masterAccount, async (master) => {
      await setMaster(app, master);
      notify.accounts();
      return master;
    }),
  ];
}

/** Those that the worker answers. */
export const accountWorkerRequests = [
  protocol.verifyAccount,
  protocol.removeAccount,
  protocol.getIdentity,
  protocol.listProfiles,
];

export function accountWorkerMethods({ app, jobs, notify }: WorkerSession): readonly Method[] {
  return [
    method(protocol.verifyAccount, account, (given, signal) => verifyAccount(app, given, signal)),
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
