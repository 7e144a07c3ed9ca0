import type { EventStore } from '../../../core/events/eventStore.ts';
import type { Database } from '../database.ts';
import {
  countRows,
  readDeadLetters,
  readDueCells,
  readEventGaps,
  readEventRecord,
  readEvents,
  readHeartbeats,
  readHeartbeatTimes,
  readNamed,
  readNewestEvent,
  readNextDueAt,
  readReceiver,
  readRecentEvents,
  readSilences,
  readWaiting,
} from './reads.ts';
import { claim, saveReceiver, saveSilence, saveSilenceRead, settle, takeIn, trimEvents, unclaim } from './writes.ts';

export function eventStore(db: Database): EventStore {
  return {
    takeIn: async (intake) => db.write(() => takeIn(db, intake)),
    settle: async (pending, outcome, next) => db.write(() => settle(db, pending, outcome, next)),
    trimEvents: async (keep) => db.write(() => trimEvents(db, keep)),
    forgetDeadLetter: async (id) =>
      db.write(() => {
        db.run('DELETE FROM dead_letters WHERE row_id = ?', [id]);
      }),
    // It is said all the time, and is no news for a view.
    saveReceiver: async (text, at) => db.plain(() => saveReceiver(db, text, at)),
    receiver: async () => db.plain(() => readReceiver(db)),
    dueCells: async (now) => db.plain(() => readDueCells(db, now)),
    // It happens all the time, and no view shows it.
    claim: async (now, limit) => db.tidy(() => claim(db, now, limit, null)),
    claimCells: async (now, limit, cells) => db.tidy(() => cells.map((cell) => claim(db, now, limit, cell))),
    unclaim: async () => db.tidy(() => unclaim(db)),
    nextDueAt: async () => db.plain(() => readNextDueAt(db)),
    countPending: async () => db.plain(() => countRows(db, 'pending')),
    waiting: async (keys) => db.read(() => readWaiting(db, keys)),
    namedResources: async (of, name) => db.read(() => readNamed(db, of, name)),
    events: async (filter, page) => db.read(() => readEvents(db, filter, page)),
    newestEvent: async () => db.plain(() => readNewestEvent(db)),
    eventRecord: async (id) => db.read(() => readEventRecord(db, id)),
    recentEvents: async (since) => db.read(() => readRecentEvents(db, since)),
    heartbeats: async () => db.plain(() => readHeartbeats(db)),
    heartbeatTimes: async (since) => db.plain(() => readHeartbeatTimes(db, since)),
    silences: async () => db.plain(() => readSilences(db)),
    saveSilence: async (silence) => db.write(() => saveSilence(db, silence)),
    saveSilenceRead: async (silence) => db.write(() => saveSilenceRead(db, silence)),
    deadLetters: async (page) => db.plain(() => readDeadLetters(db, page)),
    countDeadLetters: async () => db.plain(() => countRows(db, 'dead_letters')),
    eventGaps: async () => db.plain(() => readEventGaps(db)),
  };
}
