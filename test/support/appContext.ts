/** What use cases run on in tests: a real inventory, accounts in memory, an AWS that answers from scripts. */
import { localFiles } from '../../server/src/adapters/files/files.ts';
import { createSchemaLibrary } from '../../server/src/adapters/languageData/schemaLibrary.ts';
import { unzip } from '../../server/src/adapters/zip/unzip.ts';
import type { AppContext } from '../../server/src/app/context.ts';
import type { Accounts } from '../../server/src/core/accounts/account.ts';
import type { CatalogType } from '../../server/src/core/catalog/types.ts';
import type {
  AccountsFile,
  AssumeRole,
  Aws,
  AwsSession,
  Clock,
  Log,
  Queries,
  Store,
} from '../../server/src/core/ports.ts';
import { createPace } from '../../server/src/core/scan/pace.ts';
import { type Script, scriptedSession } from './scriptedSession.ts';

export const masterAccount = '111122223333';

export interface ScriptedAws extends Aws {
  readonly assumed: readonly AssumeRole[];
  readonly sessions: readonly ReturnType<typeof scriptedSession>[];
}

/** `scripts`: by account id; assuming a role in an account without one is an error of the test. */
export function scriptedAws(
  scripts: Readonly<Record<string, Readonly<Record<string, Script>>>>,
  refuse: { readonly operator?: () => Error; readonly assume?: (role: AssumeRole) => Error | null } = {},
): ScriptedAws {
  const assumed: AssumeRole[] = [];
  const sessions: ReturnType<typeof scriptedSession>[] = [];
  const open = (accountId: string, script: Readonly<Record<string, Script>>) => {
    const session = scriptedSession(script, accountId);
    sessions.push(session);
    return session;
  };
  return {
    assumed,
    sessions,
    profiles: () => Promise.resolve([]),
    operator: async () => {
      const error = refuse.operator?.();
      if (error !== undefined) throw error;
      return { ...open(masterAccount, {}), arn: `arn:aws:iam::${masterAccount}:user/alice` } satisfies AwsSession;
    },
    assume: async (_, role) => {
      assumed.push(role);
      const error = refuse.assume?.(role) ?? null;
      if (error !== null) throw error;
      const accountId = role.roleArn.split(':')[4] ?? '';
      const script = scripts[accountId];
      if (script === undefined) throw new Error(`No script for account ${accountId}`);
      return open(accountId, script);
    },
  };
}

export function accountsInMemory(accounts: Accounts): AccountsFile {
  return {
    path: 'accounts.yaml',
    exists: () => Promise.resolve(true),
    read: () => Promise.resolve(accounts),
    update: () => Promise.reject(new Error('read only')),
    watch: () => ({ dispose: () => undefined }),
  };
}

/** Nobody reads it. */
export const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nobody reads the log of a test.
}

export function appContext(parts: {
  readonly aws: Aws;
  readonly store: Store;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly catalog: readonly CatalogType[];
  readonly holder?: string;
  readonly queries?: Queries;
}): AppContext {
  return {
    aws: parts.aws,
    store: parts.store,
    queries: parts.queries ?? {
      run: () => {
        throw new Error('no queries');
      },
    },
    files: localFiles,
    accountsFile: accountsInMemory(parts.accounts),
    schemas: createSchemaLibrary('no such folder'),
    certificates: { get: () => Promise.reject(new Error('no certificates')) },
    unzip,
    templates: { read: () => Promise.reject(new Error('no templates')) },
    clock: parts.clock,
    pace: createPace(parts.clock),
    log: silent,
    catalog: parts.catalog,
    profile: null,
    askMfa: null,
    fingerprint: (secret) => `of ${secret}`,
    holder: parts.holder ?? 'this process',
  };
}
