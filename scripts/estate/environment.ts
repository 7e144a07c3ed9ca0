import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { estateAccounts, master } from './accounts/ids.ts';
import { homeRegion } from './connection.ts';
import { operatorKey } from './organization.ts';

/** What a process needs in its environment to reach the estate, and nothing else, through the SDK. */
export interface EstateEnvironment {
  readonly AWS_CONFIG_FILE: string;
  readonly AWS_SHARED_CREDENTIALS_FILE: string;
  readonly AWS_ENDPOINT_URL: string;
  readonly AWS_EC2_METADATA_DISABLED: 'true';
  readonly AWS_REGION: string;
}

/**
 * Writes the AWS files that a user of the estate would have, into a folder of their own: a profile with a key of the
 * master account, and one for each member account that takes its administrator's role from there. Works on an emulator
 * that is not seeded, too.
 */
export async function estateEnvironment(endpoint: string, folder: string): Promise<EstateEnvironment> {
  const key = await operatorKey(endpoint);
  const config = path.join(folder, 'config');
  const credentials = path.join(folder, 'credentials');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(config, configText(), { mode: 0o600 });
  await writeFile(
    credentials,
    section(master.profile, { aws_access_key_id: key.id, aws_secret_access_key: key.secret }),
    { mode: 0o600 },
  );
  return {
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_ENDPOINT_URL: endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_REGION: homeRegion,
  };
}

function configText(): string {
  return estateAccounts
    .map(({ id, profile }) =>
      section(
        `profile ${profile}`,
        profile === master.profile
          ? { region: homeRegion }
          : {
              region: homeRegion,
              source_profile: master.profile,
              role_arn: `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`,
            },
      ),
    )
    .join('\n');
}

function section(name: string, values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${value}`);
  return `[${name}]\n${lines.join('\n')}\n`;
}
