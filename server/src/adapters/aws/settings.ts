/**
 * The few settings of ~/.aws that say where and how to call, for one profile. The SDK reads them for AWS_PROFILE only,
 * and once per client; here they are read for the profile that was chosen, once per session.
 */
import { loadSharedConfigFiles } from '@smithy/core/config';

export type Section = Readonly<Record<string, string | undefined>>;

/** All sections of ~/.aws/config and ~/.aws/credentials, read anew. Files that do not exist have none. */
export interface SharedFiles {
  /** Sections of ~/.aws/config by profile name; others as `sso-session.name`, `services.name`. */
  readonly config: Readonly<Partial<Record<string, Section>>>;
  /** Both files by profile name; what the credentials file says counts. */
  readonly profiles: Readonly<Partial<Record<string, Section>>>;
}

export interface Settings {
  /** The endpoint that replaces the one of a service (by the id of its SDK client); undefined: none does. */
  readonly endpoint: (service: string) => string | undefined;
  readonly fips: boolean;
  readonly dualstack: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

export async function readSharedFiles(): Promise<SharedFiles> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles: Record<string, Section> = {};
  for (const [name, section] of Object.entries(configFile)) {
    if (!/^(?:sso-session|services)\./.test(name)) profiles[name] = section;
  }
  for (const [name, section] of Object.entries(credentialsFile)) profiles[name] = { ...profiles[name], ...section };
  return { config: configFile, profiles };
}

/** The SDK's order: the variable of one service, the variable of all, the profile's services section, the profile. */
export function settingsOf(files: SharedFiles, profile: string, environment: Environment): Settings {
  const section = files.profiles[profile] ?? {};
  const services = files.config[`services.${section['services'] ?? ''}`] ?? {};
  const ignored = isOn(
    environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section['ignore_configured_endpoint_urls'],
  );
  return {
    endpoint: (service) => {
      if (ignored) return undefined;
      const key = service.replaceAll('-', '_');
      const found =
        environment[`AWS_ENDPOINT_URL_${key.toUpperCase()}`] ||
        environment['AWS_ENDPOINT_URL'] ||
        services[`${key}.endpoint_url`] ||
        section['endpoint_url'];
      return found || undefined;
    },
    fips: isOn(environment['AWS_USE_FIPS_ENDPOINT'] ?? section['use_fips_endpoint']),
    dualstack: isOn(environment['AWS_USE_DUALSTACK_ENDPOINT'] ?? section['use_dualstack_endpoint']),
  };
}

function isOn(value: string | undefined): boolean {
  return value?.trim().toLowerCase() === 'true';
}
