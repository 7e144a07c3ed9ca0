import { listTypes } from '../catalog/listTypes.ts';
import type { AppContext } from '../context.ts';

export interface EnvironmentFacts {
  readonly version: string;
  /** Versions of the runtime, by name. */
  readonly runtime: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
  readonly storeProblem: string | null;
  /** The process's environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const shownVariables = [
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_ENDPOINT_URL',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'PANTHER_HOME',
  'PANTHER_ACCOUNTS_FILE',
];

/** What a bug report needs, as text: versions, paths, settings. No secrets, no account ids. */
export async function describeEnvironment(ctx: AppContext, facts: EnvironmentFacts): Promise<string> {
  const accounts = await ctx.accountsFile.read().then(
    (file) => `${file.accounts.length} accounts, master ${file.master === null ? 'not set' : 'set'}`,
    (error: unknown) => `cannot be used: ${error instanceof Error ? error.message : String(error)}`,
  );
  const variables = shownVariables.flatMap((name) => {
    const value = facts.env[name];
    return value === undefined || value === ''
      ? []
      : [`${name}: ${/PROXY|URL/.test(name) ? withoutUser(value) : value}`];
  });
  return [
    `Panther Cloud Security ${facts.version}`,
    `Node ${facts.runtime['node'] ?? '?'}, SQLite ${facts.runtime['sqlite'] ?? 'none'}, ${facts.platform}`,
    `Home: ${facts.home}`,
    `Accounts file: ${ctx.accountsFile.path} (${accounts})`,
    `Inventory: ${facts.storeProblem ?? 'usable'}`,
    `Profile of the settings: ${ctx.profile ?? 'none'}`,
    `Resource types: ${listTypes(ctx.catalog).length}`,
    ...variables,
  ].join('\n');
}

/** A proxy's address may hold a password, in which any character can stand: `http://user:password@host`, `user:password@host`. */
function withoutUser(value: string): string {
  return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1');
}
