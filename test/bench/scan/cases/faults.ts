import path from 'node:path';
import type { StoredResource } from '../../../../server/src/core/inventory/resource.ts';
import type { ScanSummary } from '../../../../server/src/protocol/scan.ts';
import type { Case, CaseContext, Figures } from '../../bench.ts';
import { fairWeather, type Weather } from '../../stub/configuration.ts';
import { startStubProcess } from '../../stub/stubProcess.ts';
import { accountIds, makeEstate, stubConfiguration } from '../estate.ts';
import { round } from '../figures.ts';
import { type Snapshot, snapshotOf } from '../inventorySnapshot.ts';
import { cellSums, runScan } from '../runScan.ts';

const accounts = 3;
/** Resources that are deleted between the two scans: these should go, and no others. */
const gone = 0.05;
const faulty: Weather = { gone, faults: { denied: 0.1, throttled: 0.1, failing: 0.05, malformed: 0.05 } };

export const faults: Case = {
  name: 'faults',
  about: 'a good scan, then one of which 10 % of the calls are denied, 10 % throttled, 5 % fail, 5 % are malformed',
  targets: [
    { figure: 'false_deletes', most: 0 },
    { figure: 'false_changes', most: 0 },
    { figure: 'cells_without_outcome', most: 0 },
    { figure: 'true_deletes', least: 1 },
    { figure: 'cells_not_ok', least: 1 },
  ],
  mostMinutes: 15,
  run: measure,
};

async function measure({ folder, signal, say }: CaseContext): Promise<Figures> {
  const ids = accountIds(accounts);
  const estate = await makeEstate(folder, ids);
  // The truth after the deletions, as another inventory finds it in good weather.
  const witness = await makeEstate(path.join(folder, 'witness'), ids);
  const configuration = stubConfiguration({
    accountIds: ids,
    size: 'small',
    latency: { least: 1, most: 5 },
    limits: false,
  });
  const stub = await startStubProcess(configuration, signal);
  try {
    await stub.weather(fairWeather);
    const first = await runScan(estate, stub, folder, signal);
    const before = await snapshotOf(estate.home);
    await stub.weather(faulty);
    const second = await runScan(estate, stub, folder, signal);
    const after = await snapshotOf(estate.home);
    await stub.weather({ ...fairWeather, gone });
    await runScan(witness, stub, folder, signal);
    const truth = await snapshotOf(witness.home);
    const wrong = [...after.resources].flatMap(([key, now]) => wrongParts(key, now, before, truth));
    for (const { key, part } of wrong.slice(0, 20)) say(`changed falsely: ${part} of ${key}`);
    return {
      accounts,
      wall_s: round(second.wallSeconds),
      calls: second.stub.calls,
      throttled_calls: second.stub.throttled,
      failed_calls: second.stub.failed,
      peak_rss_mb: Math.round(second.probe.peakRssMb),
      resources_before: before.resources.size,
      resources_after: after.resources.size,
      ...deletions(before, after, truth),
      false_changes: new Set(wrong.map(({ key }) => key)).size,
      ...outcomes(first.summary, second.summary, after),
    };
  } finally {
    await stub.stop();
  }
}

function deletions(before: Snapshot, after: Snapshot, truth: Snapshot): Figures {
  const deleted = [...before.resources.keys()].filter((key) => !after.resources.has(key));
  const isGone = (key: string) => !truth.resources.has(key);
  return {
    false_deletes: deleted.filter((key) => !isGone(key)).length,
    true_deletes: deleted.filter(isGone).length,
    // Of cells that could not be read: nobody knows yet that they are gone.
    deletes_to_come: [...after.resources.keys()].filter(isGone).length,
  };
}

/** What is neither as it was nor as it is: what was not read must not look like a change. */
function wrongParts(
  key: string,
  now: StoredResource,
  before: Snapshot,
  truth: Snapshot,
): readonly { readonly key: string; readonly part: string }[] {
  const known = [before.resources.get(key), truth.resources.get(key)].filter((resource) => resource !== undefined);
  const isOne = (of: (resource: StoredResource) => unknown) =>
    known.some((resource) => JSON.stringify(of(resource)) === JSON.stringify(of(now)));
  const common = ['name', 'id', 'arn', 'timeCreated', 'tags'] as const;
  const parts = [
    ...common.filter((field) => !isOne((resource) => resource[field])),
    ...Object.keys(now.attributes).filter((field) => !isOne(({ attributes }) => attributes[field])),
  ];
  return parts.map((part) => ({ key, part }));
}

/** Every cell that the first scan had has an outcome of the second. */
function outcomes(first: ScanSummary, second: ScanSummary, after: Snapshot): Figures {
  const scans = new Set(second.accounts.map(({ scanId }) => scanId));
  const told = after.cells.filter(({ scanId }) => scans.has(scanId));
  const kinds = Map.groupBy(told, ({ outcome }) => outcome.kind);
  const counts = Object.fromEntries(
    (['ok', 'denied', 'throttled', 'failed', 'unsupported', 'cancelled'] as const).map((kind) => [
      `cells_${kind}`,
      kinds.get(kind)?.length ?? 0,
    ]),
  );
  return {
    cells: cellSums(second).cells,
    cells_not_ok: cellSums(second).notOk,
    cells_without_outcome: cellSums(first).cells - told.length,
    ...counts,
  };
}
