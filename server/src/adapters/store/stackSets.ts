import type { Page } from '../../core/ports.ts';
import { isRunning, needsAttention, type StackInstance } from '../../core/stacksets/instance.ts';
import type { StackSetName } from '../../core/stacksets/stackSetRef.ts';
import type { StackSetAccount, StackSetReport, StackSetStore } from '../../core/stacksets/stackSetStore.ts';
import type { Database } from './database.ts';
import { number, text, textOrNull } from './rows.ts';

export function stackSetStore(db: Database): StackSetStore {
  return {
    saveStackSet: async (name, report, instances) => db.write(() => save(db, name, report, instances)),
    stackSet: async (name) => db.read(() => read(db, name)),
    stackInstances: async (name, filter, page) => db.read(() => readInstances(db, name, filter, page)),
    stackSetAccounts: async (name, page) => db.read(() => readAccounts(db, name, page)),
  };
}

function save(
  db: Database,
  name: StackSetName,
  { seenAt, ...report }: StackSetReport,
  instances: readonly StackInstance[] | null,
): void {
  db.run('INSERT OR REPLACE INTO stack_sets VALUES (?, ?, ?)', [name, seenAt, JSON.stringify(report)]);
  if (instances === null) return;
  db.run('DELETE FROM stack_instances WHERE stack_set = ?', [name]);
  for (const instance of instances) {
    // One pair told twice is one instance.
    db.run('INSERT OR REPLACE INTO stack_instances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      name,
      instance.accountId,
      instance.region,
      rankOf(instance),
      instance.status,
      instance.detail,
      instance.reason,
      instance.drift,
      instance.stackId,
      instance.operationId,
    ]);
  }
}

function rankOf(instance: StackInstance): number {
  if (needsAttention(instance)) return 0;
  return isRunning(instance) ? 1 : 2;
}

const counts = `COUNT(*) AS instances, COUNT(DISTINCT account_id) AS accounts, COUNT(DISTINCT region) AS regions,
  COALESCE(SUM(rank = 0), 0) AS attention, COALESCE(SUM(rank = 1), 0) AS running`;

function read(db: Database, name: StackSetName): Awaited<ReturnType<StackSetStore['stackSet']>> {
  const row = db.get('SELECT * FROM stack_sets WHERE name = ?', [name]);
  if (row === undefined) return null;
  const report = JSON.parse(text(row['report'])) as Omit<StackSetReport, 'seenAt'>;
  const counted = db.get(`SELECT ${counts} FROM stack_instances WHERE stack_set = ?`, [name]) ?? {};
  return {
    report: { ...report, seenAt: number(row['seen_at']) },
    counts: {
      instances: number(counted['instances']),
      accounts: number(counted['accounts']),
      regions: number(counted['regions']),
      attention: number(counted['attention']),
      running: number(counted['running']),
    },
  };
}

function readInstances(
  db: Database,
  name: StackSetName,
  { accountId, attention }: Parameters<StackSetStore['stackInstances']>[1],
  { limit, offset }: Page,
): readonly StackInstance[] {
  const conditions = [
    'stack_set = ?',
    ...(accountId === undefined ? [] : ['account_id = ?']),
    ...(attention === true ? ['rank = 0'] : []),
  ];
  return db
    .all(
      `SELECT * FROM stack_instances WHERE ${conditions.join(' AND ')} ORDER BY rank, account_id, region LIMIT ? OFFSET ?`,
      [name, ...(accountId === undefined ? [] : [accountId]), limit, offset],
    )
    .map((row) => ({
      accountId: text(row['account_id']),
      region: text(row['region']),
      status: text(row['status']) as StackInstance['status'],
      detail: text(row['detail']),
      reason: textOrNull(row['reason']),
      drift: textOrNull(row['drift']) as StackInstance['drift'],
      stackId: textOrNull(row['stack_id']),
      operationId: textOrNull(row['operation_id']),
    }));
}

function readAccounts(db: Database, name: StackSetName, { limit, offset }: Page): readonly StackSetAccount[] {
  return db
    .all(
      `SELECT account_id, ${counts} FROM stack_instances WHERE stack_set = ? GROUP BY account_id
        ORDER BY MIN(rank), account_id LIMIT ? OFFSET ?`,
      [name, limit, offset],
    )
    .map((row) => ({
      accountId: text(row['account_id']),
      instances: number(row['instances']),
      attention: number(row['attention']),
      running: number(row['running']),
    }));
}
