import assert from 'node:assert/strict';
import { knownServices, loadService } from '../../server/src/adapters/aws/clients.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import type { CatalogType, ServiceInfo } from '../../server/src/core/catalog/types.ts';

interface CatalogCall {
  readonly service: ServiceInfo;
  readonly action: string;
}

/** Every call that an entry can make, wherever in the entry it stands. */
function callsOf(value: unknown): readonly CatalogCall[] {
  if (Array.isArray(value)) return value.flatMap(callsOf);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(callsOf);
  return isCall(value) ? [value, ...inner] : inner;
}

function isCall(value: object): value is CatalogCall {
  return 'action' in value && typeof value.action === 'string' && 'service' in value;
}

function callsByService(types: readonly CatalogType[]): Map<string, Set<string>> {
  const services = new Map<string, Set<string>>();
  for (const { service, action } of callsOf(types)) {
    services.set(service.id, (services.get(service.id) ?? new Set()).add(action));
  }
  return services;
}

describe('the SDK clients', () => {
  it('are those of the services of the catalogue, and of what accounts and stacks need', () => {
    const needed = new Set([...callsByService(catalog).keys(), 'sts', 'cloudformation']);
    assert.deepEqual(new Set(knownServices), needed);
  });

  it('have a command for every call of the catalogue', async () => {
    for (const [id, actions] of callsByService(catalog)) {
      const sdk = await loadService(id);
      for (const action of actions) assert.ok(sdk.command(action, {}), `${id}:${action}`);
    }
  }).timeout(20_000);

  it('build a client from each module', async () => {
    for (const id of knownServices) {
      const sdk = await loadService(id);
      const client = sdk.client({ region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
      assert.equal(typeof client.send, 'function', id);
      client.destroy();
    }
  }).timeout(20_000);

  it('are refused for a service that is not built in', async () => {
    await assert.rejects(loadService('gamelift'), /No SDK client is built in for the service: gamelift/);
  });
});
