/** The inventory in one SQLite file, shared by all windows and commands of a user. */
import type { Clock, Store } from '../../core/ports.ts';
import { forgetOtherCells, readCells, saveCell } from './cells.ts';
import { type Database, openDatabase } from './database.ts';
import { giveUpLease, takeLease } from './leases.ts';
import { deleteProblem, putProblem, readProblem } from './problems.ts';
import { readAccountIds, readByResourceId, readChanges, readCount, readCountBy, readList } from './queries.ts';
import { findStored, retireMissing, retireOne, versionOf, writeAll } from './resources.ts';
import { readRoleChecks, replaceRoleChecks } from './roleChecks.ts';
import { endScan, insertScan, interruptDeadScans, markAlive, readLastScan } from './scans.ts';

/**
 * Opens the inventory, makes it if there is none.
 * @throws AppError STORE (unreadable, damaged, busy, of a newer version) or ENVIRONMENT (no node:sqlite)
 */
export async function openStore(options: { readonly file: string; readonly clock: Clock }): Promise<Store> {
  const db = await openDatabase(options.file);
  return { ...writes(db, options.clock), ...reads(db) };
}

type Reads = Pick<
  Store,
  | 'get'
  | 'byResourceId'
  | 'list'
  | 'accountIds'
  | 'count'
  | 'countBy'
  | 'changes'
  | 'cells'
  | 'lastScan'
  | 'lastWholeScan'
  | 'roleChecks'
  | 'problem'
  | 'version'
>;

function reads(db: Database): Reads {
  return {
    get: async (key) =>
      db.plain(() => {
        const resource = findStored(db, key);
        return resource?.deletedAt === null ? resource : null;
      }),
    byResourceId: async (resourceId) => db.plain(() => readByResourceId(db, resourceId)),
    list: async (filter, page) => db.plain(() => readList(db, filter, page)),
    accountIds: async () => db.plain(() => readAccountIds(db)),
    count: async (filter) => db.plain(() => readCount(db, filter)),
    countBy: async (field, filter) => db.plain(() => readCountBy(db, field, filter)),
    changes: async (key) => db.plain(() => readChanges(db, key)),
    cells: async (filter) => db.plain(() => readCells(db, filter)),
    lastScan: async (accountId) => db.plain(() => readLastScan(db, accountId, 'any')),
    lastWholeScan: async (accountId) => db.plain(() => readLastScan(db, accountId, 'whole')),
    roleChecks: async (accountId) => db.plain(() => readRoleChecks(db, accountId)),
    problem: async (accountId) => db.plain(() => readProblem(db, accountId)),
    version: async () => db.plain(() => versionOf(db)),
  };
}

function writes(db: Database, clock: Clock): Omit<Store, keyof Reads> {
  return {
    beginScan: async (scan) => db.write(() => insertScan(db, scan, clock.now())),
    writeResources: async (scanId, resources, volatile) =>
      db.write(() => {
        const now = clock.now();
        if (scanId !== null) markAlive(db, scanId, now);
        return writeAll(db, scanId, resources, volatile, now);
      }),
    finishCell: async (scanId, cell, outcome, times) =>
      db.write(() => {
        const now = clock.now();
        markAlive(db, scanId, now);
        saveCell(db, scanId, cell, outcome, times);
        if (outcome.kind !== 'ok') return 0;
        return retireMissing(db, cell, times, scanId, now);
      }),
    retire: async (key, at, scanId) => db.write(() => retireOne(db, key, at, clock.now(), scanId)),
    finishScan: async (scanId, status, finishedAt) =>
      db.write(() => {
        const scan = endScan(db, scanId, status, finishedAt);
        if (scan?.whole === true && status === 'done') forgetOtherCells(db, scan);
      }),
    saveRoleChecks: async (accountId, checks) => db.write(() => replaceRoleChecks(db, accountId, checks)),
    saveProblem: async (accountId, problem) => db.write(() => putProblem(db, accountId, problem)),
    clearProblem: async (accountId) => db.write(() => deleteProblem(db, accountId)),
    forgetAccount: async (accountId) =>
      db.write(() => {
        for (const table of ['resources', 'changes', 'cells', 'scans', 'role_checks', 'problems']) {
          db.run(`DELETE FROM ${table} WHERE account_id = ?`, [accountId]);
        }
      }),
    recover: async (now) => db.write(() => interruptDeadScans(db, now)),
    // Leases are renewed all the time and are no news for a view: the version stays.
    acquireLease: async (name, holder, now, ttlMs) => db.plain(() => takeLease(db, name, holder, now, ttlMs)),
    releaseLease: async (name, holder) => db.plain(() => giveUpLease(db, name, holder)),
    close: async () => db.close(),
  };
}
