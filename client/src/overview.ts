/** What the client knows of the estate as a whole: for the status bar, the context keys and the badge. */
import * as vscode from 'vscode';
import { type AccountsView, getAccounts } from '../../server/src/protocol/accounts.ts';
import type { EventsStatus } from '../../server/src/protocol/events.ts';
import type { Activity } from '../../server/src/protocol/scan.ts';
import { countResources, type SourceNode, sourceChildren } from '../../server/src/protocol/tree.ts';
import { errorLine } from './errors/userError.ts';
import type { Server } from './server.ts';
import { sentences } from './ui/text.ts';

export interface Overview extends vscode.Disposable {
  /** Null: not read yet. */
  readonly accounts: AccountsView | null;
  readonly activity: Activity;
  /** How many accounts need attention. */
  readonly attention: number;
  /** The sign-ins that are needed, each with what to do. Accounts of one profile need the same one. */
  readonly signIns: readonly string[];
  readonly resources: number;
  /** How real time does; null: not known. */
  readonly events: EventsStatus | null;
  /** Why the above could not be read; null: it could. */
  readonly problem: string | null;
  readonly onDidChange: vscode.Event<void>;
  readonly onDidChangeActivity: vscode.Event<Activity>;
  setActivity(activity: Activity): void;
  setEvents(status: EventsStatus | null): void;
  /** Reads everything again. */
  refresh(): Promise<void>;
}

export function createOverview(server: Server): Overview {
  const changed = new vscode.EventEmitter<void>();
  const activityChanged = new vscode.EventEmitter<Activity>();
  let accounts: AccountsView | null = null;
  let activity: Activity = { scans: [] };
  let attention = 0;
  let signIns: readonly string[] = [];
  let resources = 0;
  let events: EventsStatus | null = null;
  let problem: string | null = null;

  async function read(): Promise<void> {
    // The accounts first: they can be shown even where the inventory cannot be read.
    accounts = await server.request(getAccounts, null);
    const [roots, counts] = await Promise.all([
      server.request(sourceChildren, { parent: null, offset: 0 }),
      server.request(countResources, { filter: null }),
    ]);
    attention = roots.filter(({ kind, tone }) => kind === 'account' && (tone === 'warning' || tone === 'error')).length;
    signIns = neededSignIns(roots);
    resources = counts.all;
  }

  return {
    get accounts() {
      return accounts;
    },
    get activity() {
      return activity;
    },
    get attention() {
      return attention;
    },
    get signIns() {
      return signIns;
    },
    get resources() {
      return resources;
    },
    get events() {
      return events;
    },
    get problem() {
      return problem;
    },
    onDidChange: changed.event,
    onDidChangeActivity: activityChanged.event,
    setActivity(now) {
      activity = now;
      activityChanged.fire(now);
      changed.fire();
    },
    setEvents(status) {
      events = status;
      changed.fire();
    },
    async refresh() {
      try {
        await read();
        problem = null;
      } catch (error) {
        problem = errorLine(error) || null;
        throw error;
      } finally {
        changed.fire();
      }
    },
    dispose() {
      changed.dispose();
      activityChanged.dispose();
    },
  };
}

function neededSignIns(roots: readonly SourceNode[]): readonly string[] {
  const problems = roots.flatMap((node) => (node.kind === 'account' && node.problem !== null ? [node.problem] : []));
  const signIns = problems.filter(({ code }) => code === 'CREDENTIALS');
  return [...new Set(signIns.map(({ message, hint }) => sentences(message, hint)))];
}
