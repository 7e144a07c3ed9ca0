import { type App, composeApp } from '../../server/src/compose.ts';
import type { OutcomeKind } from '../../server/src/core/scan/cell.ts';

export interface TypeCount {
  readonly type: string;
  readonly count: number;
}

export interface AccountReport {
  readonly name: string;
  readonly label: string;
  readonly id: string;
  readonly resources: number;
  readonly types: readonly TypeCount[];
  readonly cells: Readonly<Record<OutcomeKind, number>>;
}

/** What the inventory holds of each account, and how its cells ended. */
export async function readInventory(home: string): Promise<readonly AccountReport[]> {
  const silent = () => undefined;
  const app = await composeApp({
    accountsFile: null,
    home,
    profile: null,
    askMfa: null,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  try {
    const { accounts } = await app.accountsFile.read();
    return await Promise.all(accounts.map(({ id, name, label }) => readAccount(app, { id, name, label })));
  } finally {
    await app.close();
  }
}

async function readAccount(
  { store }: App,
  account: { readonly id: string; readonly name: string; readonly label: string },
): Promise<AccountReport> {
  const filter = { accountIds: [account.id] };
  const types = (await store.countBy('type', filter)).map(({ value, count }) => ({ type: value, count }));
  const cells = { ok: 0, denied: 0, unsupported: 0, throttled: 0, failed: 0, cancelled: 0 };
  for (const { outcome } of await store.cells({ accountId: account.id })) {
    cells[outcome.kind]++;
  }
  return { ...account, resources: await store.count(filter), types, cells };
}

/** A row per account and type, then the account's coverage. */
export function reportTable(reports: readonly AccountReport[]): string {
  return reports.map(accountTable).join('\n\n');
}

function accountTable({ name, label, id, resources, types, cells }: AccountReport): string {
  const rows = types
    .toSorted((a, b) => a.type.localeCompare(b.type))
    .map(({ type, count }) => `  ${type.padEnd(32)}${count.toLocaleString('en-US').padStart(8)}`);
  const read = cells.ok + cells.unsupported;
  const all = Object.values(cells).reduce((sum, one) => sum + one, 0);
  const others = Object.entries(cells).flatMap(([kind, count]) =>
    kind !== 'ok' && count > 0 ? `${count} ${kind}` : [],
  );
  const coverage = `  coverage ${all === 0 ? 0 : Math.floor((read / all) * 100)} % of ${all} cells: ${cells.ok} ok`;
  return [
    `${name}  ${label}  ${id}  ${resources.toLocaleString('en-US')} resources`,
    ...rows,
    [coverage, ...others].join(', '),
  ].join('\n');
}

export interface Totals {
  readonly accounts: number;
  readonly resources: number;
  readonly types: number;
  readonly cells: Readonly<Record<Exclude<OutcomeKind, 'cancelled'>, number>>;
}

export function totalsOf(reports: readonly AccountReport[]): Totals {
  const sum = (kind: OutcomeKind) => reports.reduce((total, { cells }) => total + cells[kind], 0);
  return {
    accounts: reports.length,
    resources: reports.reduce((total, { resources }) => total + resources, 0),
    types: new Set(reports.flatMap(({ types }) => types.map(({ type }) => type))).size,
    cells: {
      ok: sum('ok'),
      denied: sum('denied'),
      unsupported: sum('unsupported'),
      throttled: sum('throttled'),
      failed: sum('failed'),
    },
  };
}
