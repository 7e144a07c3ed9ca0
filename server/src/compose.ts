/** Builds the use cases' surroundings, once a process: the only place that chooses adapters. */
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openAccountsFile } from './adapters/accountsFile/accountsFile.ts';
import { createSnsCertificates } from './adapters/aws/snsCertificates.ts';
import { systemClock } from './adapters/clock/clock.ts';
import { eventLoopLateness } from './adapters/clock/lateness.ts';
import { localFiles } from './adapters/files/files.ts';
import { createSchemaLibrary } from './adapters/languageData/schemaLibrary.ts';
import { createQueries } from './adapters/query/queries.ts';
import { loadFingerprint } from './adapters/store/fingerprint.ts';
import { openStore } from './adapters/store/store.ts';
import { unavailableStore } from './adapters/store/unavailable.ts';
import { installedTemplates } from './adapters/templates/templates.ts';
import { unzip } from './adapters/zip/unzip.ts';
import type { AppContext } from './app/context.ts';
import { cloudControlTypes } from './core/catalog/cloudControl/cloudControl.ts';
import { catalog } from './core/catalog/index.ts';
import type { CatalogType } from './core/catalog/types.ts';
import { AppError } from './core/errors.ts';
import type { Aws, Clock, Log } from './core/ports.ts';
import { createPace } from './core/scan/pace.ts';
import { defaultPlaces } from './core/scan/places.ts';

export interface AppOptions {
  /** Null: $PANTHER_ACCOUNTS_FILE, else accounts.yaml in the home folder of the product. */
  readonly accountsFile: string | null;
  /** Null: $PANTHER_HOME, else ~/.panther-cloud-security. */
  readonly home: string | null;
  readonly profile: string | null;
  readonly askMfa: AppContext['askMfa'];
  readonly log: Log;
  /** Hears, in words for the user, why it takes long until anything can be asked. */
  readonly tell?: (text: string) => void;
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
  const inventory = await openInventory(home, clock, options.tell);
  let types: readonly CatalogType[] | null = null;
  const context: AppContext = {
    aws: awsOnDemand(options.log),
    accountsFile: openAccountsFile(resolve(accountsFile), clock),
    templates: installedTemplates(),
    schemas: createSchemaLibrary(home),
    certificates: createSnsCertificates(),
    unzip,
    clock,
    pace: createPace(clock, { ...defaultPlaces, lateness: eventLoopLateness() }),
    log: options.log,
    // Two thousand types of the long tail take a while to make, and much of what people do needs none of them.
    get catalog() {
      types ??= [...catalog, ...cloudControlTypes(catalog)];
      return types;
    },
    profile: options.profile,
    askMfa: options.askMfa,
    holder: `${process.pid}-${randomUUID()}`,
    store: inventory.store,
    files: localFiles,
    queries: createQueries(join(home, 'inventory.db')),
    fingerprint: inventory.fingerprint,
    ...overrides,
  };
  // Not copied: that would ask for the catalogue.
  return Object.assign(context, { home, storeProblem: inventory.problem, close: () => context.store.close() });
}

/** The AWS SDK takes long to load, and much of what people do needs none of it. */
function awsOnDemand(log: Log): Aws {
  let loading: Promise<Aws> | null = null;
  const loaded = (): Promise<Aws> => {
    loading ??= import('./adapters/aws/aws.ts').then(({ createAws }) => createAws(log));
    return loading;
  };
  return {
    prepare: (services) => {
      loaded().then(
        (aws) => aws.prepare?.(services),
        (error: unknown) => log.debug('the AWS SDK is not there', { error: String(error) }),
      );
    },
    profiles: async () => (await loaded()).profiles(),
    operator: async (options) => (await loaded()).operator(options),
    assume: async (operator, role, options) => (await loaded()).assume(operator, role, options),
  };
}

interface Inventory extends Pick<AppContext, 'store' | 'fingerprint'> {
  readonly problem: AppError | null;
}

async function openInventory(home: string, clock: Clock, tell: AppOptions['tell']): Promise<Inventory> {
  try {
    const store = await openStore({ file: join(home, 'inventory.db'), clock, tell });
    return { store, fingerprint: await loadFingerprint(home), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const refuse = () => {
      throw error;
    };
    return { store: unavailableStore(error), fingerprint: refuse, problem: error };
  }
}
