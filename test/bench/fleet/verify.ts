import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pantherScan } from '../../../scripts/demo/pantherScan.ts';
import type { RoleCheck } from '../../../server/src/core/accounts/roleCheck.ts';
import type { Case } from '../bench.ts';
import type { ProbeReport } from '../probeReport.ts';
import { accountIds, makeEstate, stubConfiguration } from '../scan/estate.ts';
import { round } from '../scan/figures.ts';
import { cpuSecondsPerCall } from '../scan/machine.ts';
import { probeEnvironment } from '../scan/runScan.ts';
import { startStubProcess } from '../stub/stubProcess.ts';

const accounts = 1_000;
/** STS takes as many calls a second of one account and region; documented in IAM's quotas. */
const perSecond = 600;
/**
 * Calls after each other: who the operator is, without which no role may be assumed, and AssumeRole, which tells whose the
 * role is. The accounts of benchmarks have no external ids, so nothing is tried without one.
 */
const depth = 2;
const latency = { least: 50, most: 150 };

export const verify: Case = {
  name: 'verify',
  about: 'the roles of 1,000 accounts checked, under the limits of STS, 50 to 150 ms a call',
  targets: [{ figure: 'ratio', most: 1.3 }],
  mostMinutes: 5,
  run: async ({ folder, signal }) => {
    const ids = accountIds(accounts);
    const estate = await makeEstate(folder, ids);
    const cost = await cpuSecondsPerCall(estate, signal);
    const configuration = stubConfiguration({ accountIds: ids, size: 'empty', latency, limits: true });
    const stub = await startStubProcess(configuration, signal);
    try {
      const probeFile = path.join(folder, 'probe.json');
      const env = { ...estate.environment(stub.endpoint), ...probeEnvironment(probeFile) };
      const checked = (await pantherScan(['accounts', 'check'], { env, signal }, [0, 1])) as readonly {
        readonly checks: readonly RoleCheck[];
      }[];
      const probe = JSON.parse(await readFile(probeFile, 'utf8')) as ProbeReport;
      const { firstAt, calls, throttled, terms } = await stub.report();
      const wall = (probe.endedAt - (firstAt ?? probe.endedAt)) / 1000;
      // All is asked of the master account; after a pause it may ask a second's worth at once.
      const assumed = checked.flatMap(({ checks }) => checks).filter(({ status }) => status !== 'off').length;
      // All go to one service and region, and take the same time.
      const waits = Math.max((assumed - perSecond) / perSecond, 0) + (depth * terms.latencySum) / calls;
      const bound = Math.max(waits, calls * cost);
      const failed = checked.filter(({ checks }) => checks.some(({ status }) => status === 'failed')).length;
      if (checked.length !== accounts || failed > 0) throw new Error(`${failed} of ${checked.length} checks failed`);
      return {
        accounts,
        calls,
        throttled_calls: throttled,
        wall_s: round(wall),
        lower_bound_s: round(bound),
        bound_waits_s: round(waits),
        bound_cpu_s: round(calls * cost),
        ratio: round(wall / bound),
      };
    } finally {
      await stub.stop();
    }
  },
};
