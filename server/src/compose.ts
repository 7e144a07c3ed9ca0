/** Builds the use cases' surroundings, once a process: the only place that chooses adapters. */
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openAccountsFile } from './adapters/accountsFile/accountsFile.ts';
import { createAws } from './adapters/aws/aws.ts';
import { systemClock } from './adapters/clock/clock.ts';
import { loadFingerprint } from './adapters/store/fingerprint.ts';
import { openStore } from './adapters/store/store.ts';
import { unavailableStore } from './adapters/store/unavailable.ts';
import { installedTemplates } from './adapters/templates/templates.ts';
import type { AppContext } from './app/context.ts';
import { catalog } from './core/catalog/index.ts';
import { AppError } from './core/errors.ts';
import type { Clock, Log } from './core/ports.ts';
import { createPace } from './core/scan/pace.ts';

export interface AppOptions {
  /** Null: $PANTHER_ACCOUNTS_FILE, else accounts.yaml in the home folder of the product. */
  readonly accountsFile: string | null;
  /** Null: $PANTHER_HOME, else ~/.panther-cloud-security. */
  readonly home: string | null;
  readonly profile: string | null;
  readonly askMfa: AppContext['askMfa'];
  readonly log: Log;
}

export interface App extends AppContext {
  readonly home: string;
  /** Why the inventory cannot be used; null: it can. */
  readonly storeProblem: AppError | null;
  close(): Promise<void>;
}

/**
 * An inventory that cannot be opened is no obstacle here: what needs it says so, accounts work on.
 * `overrides` replaces adapters, for tests.
 */
export async function composeApp(options: AppOptions, overrides: Partial<AppContext> = {}): Promise<App> {
  const home = resolve(options.home ?? process.env['PANTHER_HOME'] ?? join(homedir(), '.panther-cloud-security'));
  const accountsFile = options.accountsFile ?? process.env['PANTHER_ACCOUNTS_FILE'] ?? join(home, 'accounts.yaml');
  const clock = overrides.clock ?? systemClock;
  const inventory = await openInventory(home, clock);
  const context: AppContext = {
    aws: createAws(options.log),
    accountsFile: openAccountsFile(resolve(accountsFile)),
    templates: installedTemplates(),
    clock,
    pace: createPace(clock),
    log: options.log,
    catalog,
    profile: options.profile,
    askMfa: options.askMfa,
    holder: `${process.pid}-${randomUUID()}`,
    store: inventory.store,
    fingerprint: inventory.fingerprint,
    ...overrides,
  };
  return { ...context, home, storeProblem: inventory.problem, close: () => context.store.close() };
}

interface Inventory extends Pick<AppContext, 'store' | 'fingerprint'> {
  readonly problem: AppError | null;
}

async function openInventory(home: string, clock: Clock): Promise<Inventory> {
  try {
    const store = await openStore({ file: join(home, 'inventory.db'), clock });
    return { store, fingerprint: await loadFingerprint(home), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const refuse = () => {
      throw error;
    };
    return { store: unavailableStore(error), fingerprint: refuse, problem: error };
  }
}
