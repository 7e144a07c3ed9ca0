/** The little that is remembered between sessions: per workspace, and per machine. */
import type * as vscode from 'vscode';
import type { TreeFilter } from '../../server/src/protocol/tree.ts';

export interface Memory {
  readonly filter: TreeFilter | null;
  setFilter(filter: TreeFilter | null): Promise<void>;
  /** Whether accounts were set up when last seen: then the server starts with the window, for the daily scan. */
  readonly hadAccounts: boolean;
  setHadAccounts(hadAccounts: boolean): Promise<void>;
  isSilenced(advice: string): boolean;
  silence(advice: string): Promise<void>;
}

export function createMemory(workspace: vscode.Memento, machine: vscode.Memento): Memory {
  return {
    get filter() {
      return toFilter(workspace.get<unknown>('filter'));
    },
    async setFilter(filter) {
      await workspace.update('filter', filter ?? undefined);
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
