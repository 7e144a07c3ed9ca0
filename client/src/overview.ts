/** What the client knows of the estate as a whole: for the status bar, the context keys and the badge. */
import * as vscode from 'vscode';
import { type AccountsView, getAccounts } from '../../server/src/protocol/accounts.ts';
import type { Activity } from '../../server/src/protocol/scan.ts';
import { countResources, sourceChildren } from '../../server/src/protocol/tree.ts';
import { errorLine } from './errors/userError.ts';
import type { Server } from './server.ts';

export interface Overview extends vscode.Disposable {
  /** Null: not read yet. */
  readonly accounts: AccountsView | null;
  readonly activity: Activity;
  /** How many accounts need attention. */
  readonly attention: number;
  readonly resources: number;
  /** Why the above could not be read; null: it could. */
  readonly problem: string | null;
  readonly onDidChange: vscode.Event<void>;
  readonly onDidChangeActivity: vscode.Event<Activity>;
  setActivity(activity: Activity): void;
  /** Reads everything again. */
  refresh(): Promise<void>;
}

export function createOverview(server: Server): Overview {
  const changed = new vscode.EventEmitter<void>();
  const activityChanged = new vscode.EventEmitter<Activity>();
  let accounts: AccountsView | null = null;
  let activity: Activity = { scans: [] };
  let attention = 0;
  let resources = 0;
  let problem: string | null = null;

  async function read(): Promise<void> {
    // The accounts first: they can be shown even where the inventory cannot be read.
    accounts = await server.request(getAccounts, null);
    const [roots, counts] = await Promise.all([
      server.request(sourceChildren, { parent: null, offset: 0 }),
      server.request(countResources, { filter: null }),
    ]);
    attention = roots.filter(({ kind, tone }) => kind === 'account' && (tone === 'warning' || tone === 'error')).length;
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
    get resources() {
      return resources;
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
