/** The little that is remembered between sessions: per workspace, and per machine. */
import type * as vscode from 'vscode';
import type { EventFilter } from '../../server/src/protocol/events.ts';
import type { TreeFilter } from '../../server/src/protocol/tree.ts';
import { toEventFilter } from './views/events/filterText.ts';

const mostQueries = 30;
const longestQuery = 20_000;

export interface Memory {
  readonly filter: TreeFilter | null;
  setFilter(filter: TreeFilter | null): Promise<void>;
  /** Of Live Events, with its switches. */
  readonly eventFilter: EventFilter;
  setEventFilter(filter: EventFilter): Promise<void>;
  /** What the inventory was asked, the last first. */
  readonly queries: readonly string[];
  addQuery(sql: string): Promise<void>;
  /** Whether accounts were set up when last seen: then the server starts with the window, for the daily scan. */
  readonly hadAccounts: boolean;
  setHadAccounts(hadAccounts: boolean): Promise<void>;
  isSilenced(advice: string): boolean;
  silence(advice: string): Promise<void>;
}

export function createMemory(workspace: vscode.Memento, machine: vscode.Memento): Memory {
  function queries(): readonly string[] {
    const stored = machine.get<unknown>('queries');
    return isTexts(stored) ? stored : [];
  }

  return {
    get filter() {
      return toFilter(workspace.get<unknown>('filter'));
    },
    async setFilter(filter) {
      await workspace.update('filter', filter ?? undefined);
    },
    get eventFilter() {
      return toEventFilter(workspace.get<unknown>('eventFilter'));
    },
    async setEventFilter(filter) {
      await workspace.update('eventFilter', filter);
    },
    get queries() {
      return queries();
    },
    async addQuery(sql) {
      if (sql.length > longestQuery) return;
      const before = queries().filter((other) => other !== sql);
      await machine.update('queries', [sql, ...before].slice(0, mostQueries));
    },
    get hadAccounts() {
      return machine.get<unknown>('hadAccounts') === true;
    },
    async setHadAccounts(hadAccounts) {
      await machine.update('hadAccounts', hadAccounts);
    },
    isSilenced(advice) {
      return machine.get<unknown>(`silenced.${advice}`) === true;
    },
    async silence(advice) {
      await machine.update(`silenced.${advice}`, true);
    },
  };
}

/** Another version may have written something else. */
export function toFilter(stored: unknown): TreeFilter | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { text, accounts, regions, types } = stored as Partial<Record<keyof TreeFilter, unknown>>;
  if (typeof text !== 'string' || !isTexts(accounts) || !isTexts(regions) || !isTexts(types)) return null;
  return { text, accounts, regions, types };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
