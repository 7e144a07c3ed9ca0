/** The accounts of a benchmark: known to the product in a home of its own, and to the stub. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openAccountsFile } from '../../../server/src/adapters/accountsFile/accountsFile.ts';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { defaultRegions } from '../../../server/src/core/regions/defaultRegions.ts';
import { homeRegion } from '../../../server/src/core/regions/partition.ts';
import { accessKeyOf, type Size, type StubConfiguration } from '../stub/configuration.ts';

export interface Estate {
  readonly home: string;
  readonly accountIds: readonly string[];
  /** How a process of the product reaches the stub, and nothing else. */
  environment(endpoint: string): Readonly<Record<string, string>>;
}

export const home = homeRegion('aws');

/** The 17 that every account has. */
export const regions = defaultRegions('aws', home);

const masterAccountId = '100000000000';

export function accountIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(200_000_000_000 + index));
}

export function stubConfiguration(options: {
  readonly accountIds: readonly string[];
  readonly size: Size;
  readonly latency: StubConfiguration['latency'];
  readonly limits: boolean;
}): StubConfiguration {
  const accounts = options.accountIds.map((id) => ({ id, size: options.size }));
  return { masterAccountId, accounts, regions, latency: options.latency, limits: options.limits };
}

/** Writes the accounts file as a user's would be. */
export async function makeEstate(folder: string, ids: readonly string[]): Promise<Estate> {
  const homeFolder = path.join(folder, 'home');
  await mkdir(homeFolder, { recursive: true, mode: 0o700 });
  const file = path.join(homeFolder, 'accounts.yaml');
  await writeFile(file, accountsText(ids), { mode: 0o600 });
  await openAccountsFile(file, systemClock).read();
  return {
    home: homeFolder,
    accountIds: ids,
    environment: (endpoint) => ({
      PANTHER_HOME: homeFolder,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: accessKeyOf(masterAccountId),
      AWS_SECRET_ACCESS_KEY: 'stub',
      AWS_REGION: home,
      AWS_CONFIG_FILE: path.join(folder, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'aws-credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    }),
  };
}

/** As one text: to put a thousand accounts one by one would write the file a thousand times. */
function accountsText(ids: readonly string[]): string {
  const accounts = ids.map((id) => `  - id: "${id}"\n    name: Account ${id.slice(-4)}\n    label: prod\n`);
  return `version: 1\nmaster:\n  accountId: "${masterAccountId}"\n  region: ${home}\naccounts:\n${accounts.join('')}`;
}
