/** The SDK clients of one principal: made when first used, one for each service and region, and never shared. */
import { clientConfiguration, type Retrying, type SessionParts } from './clientConfiguration.ts';
import type { SdkClient, ServiceSdk } from './clients.ts';
import type { Provider } from './refreshing.ts';

export interface PooledClient {
  readonly sdk: ServiceSdk;
  readonly client: SdkClient;
  /** Of the credentials that it signs with; null: it has not asked for any yet. */
  readonly accessKeyId: () => string | null;
}

export interface ClientPool {
  of(service: string, region: string, retrying: Retrying): Promise<PooledClient>;
  /** Drops the clients of a region, or all. */
  drop(region: string | null): void;
}

export function createClientPool(parts: SessionParts): ClientPool {
  const clients = new Map<string, Promise<PooledClient>>();

  return {
    of: (service, region, retrying) => {
      const key = `${region} ${service} ${retrying}`;
      const known = clients.get(key);
      if (known !== undefined) return known;
      const made = parts.loadService(service).then((sdk) => {
        const { provider, accessKeyId } = watched(parts.credentials.get);
        const configuration = clientConfiguration(parts, { service, region, retrying, credentials: provider });
        return { sdk, client: sdk.client(configuration), accessKeyId };
      });
      clients.set(key, made);
      made.catch(() => clients.delete(key));
      return made;
    },
    drop: (region) => {
      for (const [key, made] of clients) {
        if (region !== null && !key.startsWith(`${region} `)) continue;
        clients.delete(key);
        made.then(
          ({ client }) => client.destroy(),
          () => undefined,
        );
      }
    },
  };
}

/** The SDK keeps what it was given, and does not tell which credentials a request was signed with. */
function watched(get: Provider): { readonly provider: Provider; readonly accessKeyId: () => string | null } {
  let last: string | null = null;
  return {
    provider: async () => {
      const credentials = await get();
      last = credentials.accessKeyId;
      return credentials;
    },
    accessKeyId: () => last,
  };
}
