/** What the server tells the client unasked, each at most four times a second. */
import type { Connection } from 'vscode-languageserver/node';
import type { Clock } from '../core/ports.ts';
import { accountsChanged, type BrokenRole, fleetProgress, rolesBroke } from '../protocol/accounts.ts';
import { type EventsStatus, eventsChanged, eventsStatusChanged } from '../protocol/events.ts';
import type { Notification } from '../protocol/message.ts';
import { type ExportProgress, exportProgressed } from '../protocol/resources.ts';
import { type Activity, activityChanged } from '../protocol/scan.ts';
import { stackSetProgress } from '../protocol/stackSets.ts';
import { type StackEvent, stackEvent } from '../protocol/templates.ts';
import { inventoryChanged } from '../protocol/tree.ts';
import { type Throttled, throttled } from './throttle.ts';

export interface Notifier {
  accounts(): void;
  /** Null: any account may be touched. */
  inventory(accountIds: readonly string[] | null): void;
  activity: Throttled<Activity>;
  stackEvent(event: StackEvent): void;
  stackSetProgress(progress: { readonly text: string; readonly percent: number | null }): void;
  fleet: Throttled<{ readonly done: number; readonly total: number }>;
  rolesBroke(broken: readonly BrokenRole[]): void;
  events: Throttled<{ readonly upTo: number }>;
  eventsStatus: Throttled<EventsStatus>;
  /** Tells of one export. */
  exporting(path: string): (progress: Omit<ExportProgress, 'path'>) => void;
}

const everyMs = 250;

export function createNotifier(
  connection: Pick<Connection, 'sendNotification'>,
  clock: Clock,
  signal: AbortSignal,
): Notifier {
  function send<Params>(notification: Notification<Params>, params: Params): void {
    // A connection that is gone is noticed by its close, not here.
    connection.sendNotification(notification.method, params).catch(() => undefined);
  }
  const inventory = throttled<readonly string[] | null>({
    clock,
    everyMs,
    signal,
    merge: (earlier, later) => (earlier === null || later === null ? null : [...new Set([...earlier, ...later])]),
    send: (accountIds) => send(inventoryChanged, { accountIds }),
  });
  const activity = throttled<Activity>({
    clock,
    everyMs,
    signal,
    merge: (_, later) => later,
    send: (value) => send(activityChanged, value),
  });
  const accounts = throttled<null>({
    clock,
    everyMs,
    signal,
    merge: () => null,
    send: () => send(accountsChanged, null),
  });
  const fleet = throttled<{ readonly done: number; readonly total: number }>({
    clock,
    everyMs,
    signal,
    merge: (_, later) => later,
    send: (value) => send(fleetProgress, value),
  });
  const events = throttled<{ readonly upTo: number }>({
    clock,
    everyMs,
    signal,
    merge: (_, later) => later,
    send: (value) => send(eventsChanged, value),
  });
  const status = throttled<EventsStatus>({
    clock,
    everyMs,
    signal,
    merge: (_, later) => later,
    send: (value) => send(eventsStatusChanged, value),
  });
  return {
    accounts: () => accounts(null),
    inventory,
    activity,
    stackEvent: (event) => send(stackEvent, event),
    stackSetProgress: (progress) => send(stackSetProgress, progress),
    fleet,
    rolesBroke: (broken) => send(rolesBroke, { broken }),
    events,
    eventsStatus: status,
    exporting: (path) =>
      throttled({
        clock,
        everyMs,
        signal,
        merge: (_, later) => later,
        send: (progress) => send(exportProgressed, { path, ...progress }),
      }),
  };
}
