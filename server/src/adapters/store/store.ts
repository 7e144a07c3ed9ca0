/** The inventory in one SQLite file, shared by all windows and commands of a user. */

import type { LiveStore } from '../../core/cfn/live/liveStore.ts';
import type { EventStore } from '../../core/events/eventStore.ts';
import type { HistoryStore } from '../../core/history/historyStore.ts';
import type { Clock, Store } from '../../core/ports.ts';
import type { StackSetStore } from '../../core/stacksets/stackSetStore.ts';
import { announceAll, neverKnown, withdrawAll } from './announced.ts';
import { forgetOtherCells, readCells, saveCell } from './cells.ts';
import { readChangeCounts, readChanges } from './changes.ts';
import { type Database, openDatabase } from './database.ts';
import { readEach } from './each.ts';
import { eventStore } from './events/eventStore.ts';
import { countHistory, readHistory, readPast, readVersionAt } from './history.ts';
import { giveUpLease, takeLease } from './leases.ts';
import { countOfStacks, readMembers, readNamed } from './live.ts';
import type { TellUpgrade } from './migrate.ts';
import { forgetPlaces } from './places.ts';
import { deleteProblem, putProblem, readProblem } from './problems.ts';
import { readAccountIds, readByResourceId, readCount, readCountBy, readList } from './queries.ts';
import { findStored, retireMissing, retireOne, versionOf, writeAll } from './resources.ts';
import { readRoleChecks, replaceRoleChecks } from './roleChecks.ts';
import { endScan, insertScan, interruptDeadScans, markAlive, readLastDoneScans, readLastScan } from './scans.ts';
import { indexSome, unindexAccount } from './searchIndex.ts';
import { stackSetStore } from './stackSets.ts';
import { createTextMatches } from './textMatches.ts';
import { readTrimmedAt, trimStep } from './trim.ts';
import type { Haste } from './writeGroup.ts';

/**
 * Opens the inventory, makes it if there is none. `trigrams` false: as a runtime without FTS5 does. `tell`: hears why it
 * takes long.
 * @throws AppError STORE (unreadable, damaged, busy, of a newer version) or ENVIRONMENT (no node:sqlite)
 */
export async function openStore(options: {
  readonly file: string;
  readonly clock: Clock;
  readonly trigrams?: boolean;
  readonly tell?: TellUpgrade | undefined;
}): Promise<Store> {
  const db = await openDatabase(options.file, { trigrams: options.trigrams ?? true, tell: options.tell });
  return {
    ...writes(db, options.clock),
    ...reads(db),
    ...historyReads(db),
    ...liveReads(db),
    ...eventStore(db),
    ...stackSetStore(db),
  };
}

/** All that is kept of an account, beside its resources. */
const accountTables = [
  'changes',
  'cells',
  'scans',
  'role_checks',
  'problems',
  'pending',
  'heartbeats',
  'heartbeat_times',
  'silences',
  'event_resources',
  'events',
];

type Reads = Pick<
  Store,
  | 'get'
  | 'byResourceId'
  | 'list'
  | 'each'
  | 'accountIds'
  | 'count'
  | 'countBy'
  | 'cells'
  | 'lastScan'
  | 'lastWholeScan'
  | 'lastDoneScans'
  | 'roleChecks'
  | 'problem'
  | 'unknown'
  | 'version'
>;

type HistoryReads = Omit<HistoryStore, 'trim'>;

function reads(db: Database): Reads {
  const matches = createTextMatches(db);
  return {
    get: async (key) =>
      db.plain(() => {
        const resource = findStored(db, key)?.resource;
        return resource?.deletedAt === null ? resource : null;
      }),
    byResourceId: async (resourceId, options = { deleted: false }) =>
      db.plain(() => readByResourceId(db, resourceId, options)),
    list: async (filter, page) => db.read(() => readList(db, matches, filter, page)),
    each: (filter) => readEach(db, filter),
    accountIds: async () => db.plain(() => readAccountIds(db)),
    count: async (filter) => db.read(() => readCount(db, matches, filter)),
    countBy: async (field, filter) => db.read(() => readCountBy(db, matches, field, filter)),
    cells: async (filter) => db.plain(() => readCells(db, filter)),
    lastScan: async (accountId) => db.plain(() => readLastScan(db, accountId, 'any')),
    lastWholeScan: async (accountId) => db.plain(() => readLastScan(db, accountId, 'whole')),
    lastDoneScans: async () => db.plain(() => readLastDoneScans(db)),
    roleChecks: async (accountId) => db.plain(() => readRoleChecks(db, accountId)),
    problem: async (accountId) => db.plain(() => readProblem(db, accountId)),
    unknown: async (keys) => db.plain(() => neverKnown(db, keys)),
    version: async () => db.plain(() => versionOf(db)),
  };
}

function historyReads(db: Database): HistoryReads {
  return {
    find: async (key) => db.plain(() => findStored(db, key)?.resource ?? null),
    history: async (key, page) => db.read(() => readHistory(db, key, page)),
    countHistory: async (key) => db.read(() => countHistory(db, key)),
    versionAt: async (key, at) => db.read(() => readVersionAt(db, key, at)),
    past: async (key, version, volatile) => db.read(() => readPast(db, key, version, volatile)),
    changes: async (filter, page) => db.plain(() => readChanges(db, filter, page)),
    countChanges: async (field, filter) => db.plain(() => readChangeCounts(db, field, filter)),
    trimmedAt: async () => db.plain(() => readTrimmedAt(db)),
  };
}

function liveReads(db: Database): LiveStore {
  return {
    members: async (wanted, limit) => db.read(() => readMembers(db, wanted, limit)),
    named: async (wanted, limit) => db.read(() => readNamed(db, wanted, limit)),
    sizesOfStacks: async (stackIds) => db.plain(() => countOfStacks(db, stackIds)),
  };
}

/** Scans write much and wait for nothing; what an event told of is waited for. */
function hasteOf(scanId: string | null): Haste {
  return scanId === null ? 'turn' : 'moment';
}

type Others = keyof Reads | keyof HistoryReads | keyof LiveStore | keyof EventStore | keyof StackSetStore;

function writes(db: Database, clock: Clock): Omit<Store, Others> {
  return {
    beginScan: async (scan) => db.write(() => insertScan(db, scan, clock.now())),
    writeResources: async (scanId, resources, volatile, cause = null) =>
      db.write(() => {
        const at = clock.now();
        if (scanId !== null) markAlive(db, scanId, at);
        return writeAll(db, { scanId, cause, at }, resources, volatile);
      }, hasteOf(scanId)),
    announce: async (scanId, resources, volatile) =>
      db.write(() => {
        const now = clock.now();
        markAlive(db, scanId, now);
        return announceAll(db, scanId, resources, volatile, now);
      }, 'moment'),
    withdraw: async (scanId, resources) => db.write(() => withdrawAll(db, scanId, resources)),
    finishCell: async (scanId, cell, outcome, times) =>
      db.write(() => {
        const now = clock.now();
        markAlive(db, scanId, now);
        saveCell(db, scanId, cell, outcome, times);
        if (outcome.kind !== 'ok') return 0;
        return retireMissing(db, cell, times, scanId, now);
      }, 'moment'),
    retire: async (key, observedAt, scanId, cause = null) =>
      db.write(() => retireOne(db, { scanId, cause, at: clock.now() }, key, observedAt)),
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
        unindexAccount(db, accountId);
        forgetPlaces(db, accountId);
        for (const table of accountTables) {
          db.run(`DELETE FROM ${table} WHERE account_id = ?`, [accountId]);
        }
      }),
    recover: async (now) => db.write(() => interruptDeadScans(db, now)),
    trim: async (limits, mark) => trimStep(db, limits, mark, clock.now()),
    // Leases are renewed all the time and are no news for a view: the version stays.
    acquireLease: async (name, holder, now, ttlMs) => db.plain(() => takeLease(db, name, holder, now, ttlMs)),
    releaseLease: async (name, holder) => db.plain(() => giveUpLease(db, name, holder)),
    indexText: async (limit) => db.plain(() => indexSome(db, limit)),
    close: async () => db.close(),
  };
}
