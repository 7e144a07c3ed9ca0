import { z } from 'zod';
import * as protocol from '../../protocol/scan.ts';
import { type Method, method } from '../method.ts';
import { scanAccounts } from '../scanAccounts.ts';
import { scanScope } from '../schemas/scan.ts';
import { accountId } from '../schemas/shape.ts';
import type { WorkerSession } from '../session.ts';

/** Those that the worker answers. */
export const scanRequests = [protocol.runScan, protocol.cancelScan];

export function scanMethods({ app, jobs }: WorkerSession): readonly Method[] {
  return [
    method(protocol.runScan, scanScope, async (scope, signal) => {
      if (scope.kind !== 'all') return jobs.run(scope, 'user', signal);
      const { accounts } = await app.accountsFile.read();
      const enabled = accounts.filter((account) => account.enabled);
      return scanAccounts(
        jobs,
        enabled.map((account) => account.id),
        signal,
      );
    }),
    method(protocol.cancelScan, z.strictObject({ accountId: z.nullable(accountId) }), async (params) => {
      jobs.cancel(params.accountId);
      return null;
    }),
  ];
}
