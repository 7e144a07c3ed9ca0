import { isIP } from 'node:net';
import type { AbsentEndpoints } from './absentEndpoints.ts';
import type { LoadService } from './clients.ts';
import type { PlainCalls } from './plain/plainCalls.ts';
import type { Credentials, Provider } from './refreshing.ts';
import type { Settings } from './settings.ts';
import { sha256 } from './sha256.ts';
import type { Transport } from './transport.ts';

/** What all clients of the process have in common. */
export interface World {
  readonly transport: Transport;
  readonly absentEndpoints: AbsentEndpoints;
  readonly loadService: LoadService;
  readonly plainCalls: PlainCalls;
}

/** What the clients of one session have in common. */
export interface SessionParts extends World {
  readonly credentials: Credentials;
  readonly settings: Settings;
  /** A region that is known to work; STS is asked there who the caller is. */
  readonly homeRegion: string;
}

/** `sdk`: by the SDK, at once. `caller`: by the caller, who waits for its turn again. */
export type Retrying = 'sdk' | 'caller';

/** Everything that the SDK would otherwise look up in files and the environment, once for each client. */
export function clientConfiguration(
  parts: { readonly settings: Settings; readonly transport: Pick<Transport, 'skewMs'> },
  client: {
    readonly service: string;
    readonly region: string;
    readonly retrying: Retrying;
    readonly credentials: Provider;
  },
): object {
  const { service, region, retrying, credentials } = client;
  const endpoint = parts.settings.endpoint(service);
  return {
    region,
    credentials,
    requestHandler: parts.transport,
    sha256,
    retryMode: 'standard',
    maxAttempts: retrying === 'sdk' ? 3 : 1,
    // Each client would find out by itself, by a request that AWS refuses.
    systemClockOffset: parts.transport.skewMs(),
    defaultsMode: 'standard',
    useFipsEndpoint: parts.settings.fips,
    useDualstackEndpoint: parts.settings.dualstack,
    userAgentAppId: 'panther-cloud-security',
    authSchemePreference: [],
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(service === 's3-control' && endpoint !== undefined ? withoutAccountInHost(endpoint, region) : {}),
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

/**
 * S3 Control is called at a host that begins with the account's id, which an address cannot, and of `localhost` nobody
 * resolves. There the id is in a header only, where it always is, too.
 */
function withoutAccountInHost(endpoint: string, region: string): object {
  if (!URL.canParse(endpoint)) return {};
  const url = new URL(endpoint);
  const hasNames = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 && url.hostname !== 'localhost';
  const authSchemes = [{ name: 'sigv4', signingName: 's3', signingRegion: region, disableDoubleEncoding: true }];
  return hasNames ? {} : { endpointProvider: () => ({ url, properties: { authSchemes } }) };
}
