import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { planRealTime } from '../../../server/src/app/stacksets/planRealTime.ts';
import { sourceChildren } from '../../../server/src/app/tree/sourceChildren.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { defaultPreferences } from '../../../server/src/core/stacksets/preferences.ts';
import { REAL_TIME_STACK_SET } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { account, stackSetEstate } from '../../unit/stacksets/stackSetEstate.ts';
import type { Case } from '../bench.ts';
import { accountIds } from '../scan/estate.ts';
import { round } from '../scan/figures.ts';

const accounts = 1_000;
const regions = Array.from({ length: 17 }, (_, index) => `eu-west-${index + 1}`);

export const plan: Case = {
  name: 'plan',
  about: '1,000 accounts x 17 regions: the plan of a StackSet, and the first page of its status',
  targets: [
    { figure: 'plan_s', most: 2 },
    { figure: 'status_page_ms', most: 300 },
  ],
  mostMinutes: 5,
  run: async ({ folder, signal }) => {
    const store = await openStore({ file: path.join(folder, 'inventory.db'), clock: systemClock });
    try {
      const ids = accountIds(accounts);
      await fill(store, ids);
      const { ctx } = stackSetEstate({
        store,
        clock: systemClock,
        accounts: ids.map((id) => account(id)),
        organizationId: 'o-a1b2c3d4e5',
      });
      const wish = { accountIds: null, regions: null, preferences: defaultPreferences, update: false };
      const planned = await timed(() => planRealTime(ctx, wish, signal));
      // As if all of it had been made, and a tenth had failed.
      await store.saveStackSet(
        REAL_TIME_STACK_SET,
        { seenAt: systemClock.now(), exists: true, isOurs: true, callAs: 'SELF' as const, operations: [] },
        ids.flatMap((accountId, index) =>
          regions.map((region) => ({
            accountId,
            region,
            status: index % 10 === 0 ? ('outdated' as const) : ('current' as const),
            detail: index % 10 === 0 ? 'FAILED' : 'SUCCEEDED',
            reason: index % 10 === 0 ? 'Rate exceeded' : null,
            drift: null,
            stackId: 'arn',
            operationId: 'op',
          })),
        ),
      );
      const status = await timed(() =>
        sourceChildren(ctx, { parent: `stackSet/${REAL_TIME_STACK_SET}`, offset: 0 }, { scans: [] }),
      );
      return {
        stacks: planned.result.added,
        operations: planned.result.groups.length,
        plan_s: round(planned.ms / 1000),
        status_page_ms: round(status.ms),
        status_page_nodes: status.result.length,
      };
    } finally {
      await store.close();
    }
  },
};

/** What scans and checks have left of each account: its execution role works, and its regions are known. */
async function fill(store: Store, ids: readonly string[]): Promise<void> {
  const now = systemClock.now();
  for (const id of ids) {
    const arn = `arn:aws:iam::${id}:role/PantherCloudFormationStackSetExecutionRole-us-east-1`;
    const fine = { status: 'ok', reason: null, hint: null, warning: null, checkedAt: now } as const;
    await store.saveRoleChecks(id, [{ role: 'stackSetExecution', roleArn: arn, ...fine }]);
    const scan = {
      id,
      accountId: id,
      kind: 'user',
      whole: true,
      status: 'running',
      startedAt: now,
      finishedAt: null,
    } as const;
    await store.beginScan(scan);
    for (const region of regions) {
      const cell = { accountId: id, region, type: 'AWS.EC2.VPC' } as const;
      await store.finishCell(id, cell, { kind: 'ok', count: 1, incomplete: 0 }, { startedAt: now, finishedAt: now });
    }
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const startedAt = performance.now();
  const result = await work();
  return { ms: performance.now() - startedAt, result };
}
