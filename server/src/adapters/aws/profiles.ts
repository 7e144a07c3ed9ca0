/** The profiles of ~/.aws: which there are, and what is wrong with one before AWS is asked. All of it untrusted text. */
import { AppError } from '../../core/errors.ts';
import type { Profile } from '../../core/ports.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';
import type { Section, SharedFiles } from './settings.ts';
import { sanitize } from './text.ts';

export function listProfiles(files: SharedFiles): readonly Profile[] {
  const profiles: Profile[] = [];
  for (const [name, section] of Object.entries(files.profiles)) {
    // A name with control characters is nobody's choice, and would be another one once it is shown.
    if (section === undefined || name !== sanitize(name, 200)) continue;
    const kind = kindOf(section);
    profiles.push({ name, kind, region: regionOf(section), accountId: accountIdOf(section, kind) });
  }
  return profiles.sort((a, b) => a.name.localeCompare(b.name));
}

/** In the order in which the SDK decides. */
function kindOf(section: Section): Profile['kind'] {
  const has = (key: string) => (section[key] ?? '') !== '';
  if (has('role_arn') && (has('source_profile') || has('credential_source'))) return 'role';
  if (has('aws_access_key_id')) return 'static';
  if (has('web_identity_token_file')) return 'webIdentity';
  if (has('credential_process')) return 'process';
  if (has('sso_session') || has('sso_start_url') || has('sso_account_id')) return 'sso';
  if (has('login_session')) return 'login';
  return 'other';
}

/** Which setting says it depends on where the credentials come from. */
function accountIdOf(section: Section, kind: Profile['kind']): string | null {
  const id = {
    role: accountOfArn(section['role_arn']),
    webIdentity: accountOfArn(section['role_arn']),
    login: accountOfArn(section['login_session']),
    sso: section['sso_account_id'],
    static: section['aws_account_id'],
    process: section['aws_account_id'],
    other: undefined,
  }[kind];
  return id !== undefined && /^\d{12}$/.test(id) ? id : null;
}

function accountOfArn(arn: string | undefined): string | undefined {
  return arn?.split(':')[4];
}

/** The profile that a profile's credentials come from in the end: that of a chain of roles. */
export interface Source {
  readonly name: string;
  readonly kind: Profile['kind'];
}

/**
 * Follows source_profile to its end.
 * @throws AppError CREDENTIALS for a profile that does not exist, anywhere in the chain, and for a circle
 */
export function sourceOf(files: SharedFiles, profile: string): Source {
  const visited: string[] = [];
  let name = profile;
  for (;;) {
    const section = files.profiles[name];
    if (section === undefined) throw missing(profile, visited, name);
    const source = section['source_profile'];
    const isSelf = source === name && (section['aws_access_key_id'] ?? '') !== '';
    if (kindOf(section) !== 'role' || source === undefined || isSelf) return { name, kind: kindOf(section) };
    visited.push(name);
    if (visited.includes(source)) {
      throw new AppError(
        'CREDENTIALS',
        `The profiles name each other as source_profile: ${shown([...visited, source])}`,
        {
          hint: 'Break the circle in ~/.aws/config: the last profile needs credentials of its own.',
        },
      );
    }
    name = source;
  }
}

function missing(profile: string, visited: readonly string[], name: string): AppError {
  if (visited.length === 0) {
    return new AppError(
      'CREDENTIALS',
      `There is no such profile in ~/.aws/config and ~/.aws/credentials: ${shown([name])}`,
      {
        hint: `Choose another profile, or run: aws configure --profile ${quoted(profile)}`,
      },
    );
  }
  return new AppError(
    'CREDENTIALS',
    `The profile ${shown([profile])} takes its credentials from a source_profile that does not exist: ${shown([name])}`,
    { hint: `Correct source_profile in ~/.aws/config, or run: aws configure --profile ${quoted(name)}` },
  );
}

function shown(names: readonly string[]): string {
  return names.map((name) => sanitize(name, 80)).join(' -> ');
}

/** A profile's name as one word of a command line that a person may paste into a shell. */
export function quoted(name: string): string {
  const text = sanitize(name, 200);
  return /^[\w.@:/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function regionOf(section: Section): string | null {
  const region = section['region'] ?? '';
  return isRegionCode(region) ? region : null;
}
