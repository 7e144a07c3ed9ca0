import assert from 'node:assert/strict';
import { calledActions, clientExports } from '../../scripts/build/awsClients.ts';
import { knownServices, loadService } from '../../server/src/adapters/aws/clients.ts';
import { cloudControlTypes } from '../../server/src/core/catalog/cloudControl/cloudControl.ts';
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

const allTypes = [...catalog, ...cloudControlTypes(catalog)];

describe('the SDK clients', () => {
  it('are bundled with every command and paginator that is called, and with little else', async () => {
    const actions = calledActions();
    for (const [id, called] of callsByService(allTypes)) {
      const bundled = clientExports(`@aws-sdk/client-${id}`, actions);
      const sdk = await loadService(id);
      for (const action of called) {
        assert.ok(bundled.includes(`${action}Command`), `${id}:${action}`);
        assert.equal(bundled.includes(`paginate${action}`), sdk.paginator(action) !== null, `${id}:${action}`);
      }
      assert.equal(bundled.filter((name) => name.endsWith('Client')).length, 1, id);
      assert.ok(bundled.length < 3 * called.size + 40, `${id}: ${bundled.length}`);
    }
  });

  it('are those of the services of the catalogue, and of what accounts and stacks need', () => {
    const needed = new Set([...callsByService(allTypes).keys(), 'sts', 'cloudformation']);
    assert.deepEqual(new Set(knownServices), needed);
  });

  it('have a command for every call of the catalogue', async () => {
    for (const [id, actions] of callsByService(allTypes)) {
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
