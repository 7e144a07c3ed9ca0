import type { Provider } from './refreshing.ts';
import type { Settings } from './settings.ts';
import type { Transport } from './transport.ts';

/** What the clients of one session have in common. */
export interface SessionParts {
  readonly credentials: Provider;
  readonly settings: Settings;
  readonly transport: Transport;
  /** A region that is known to work; STS is asked there who the caller is. */
  readonly homeRegion: string;
}

/** Everything that the SDK would otherwise look up in files and the environment, once for each client. */
export function clientConfiguration(parts: SessionParts, service: string, region: string): object {
  const endpoint = parts.settings.endpoint(service);
  return {
    region,
    credentials: parts.credentials,
    requestHandler: parts.transport,
    retryMode: 'standard',
    maxAttempts: 3,
    defaultsMode: 'standard',
    useFipsEndpoint: parts.settings.fips,
    useDualstackEndpoint: parts.settings.dualstack,
    userAgentAppId: 'panther-cloud-security',
    authSchemePreference: [],
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
    // Of single services: hosts that all accounts share, and no extra requests.
    accountIdEndpointMode: 'disabled',
    endpointDiscoveryEnabled: false,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    useArnRegion: false,
    disableS3ExpressSessionAuth: true,
    sigv4aSigningRegionSet: [],
  };
}
