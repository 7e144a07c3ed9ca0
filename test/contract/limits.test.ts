// A misspelt name in the table of limits would limit nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { knownServices, loadService } from '../../server/src/adapters/aws/clients.ts';
import { bucketsOf, serviceLimits } from '../../server/src/core/scan/limits.ts';

const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

describe('the limits of AWS', () => {
  it('are those of services that there are', () => {
    const unknown = Object.keys(serviceLimits).filter((id) => !(`@aws-sdk/client-${id}` in dependencies));
    // Nothing of these is read yet; what they take is known.
    assert.deepEqual(unknown, ['service-quotas']);
  });

  for (const [id, limits] of Object.entries(serviceLimits)) {
    if (!knownServices.includes(id)) continue;
    it(`of ${id} name calls that it has`, async () => {
      const sdk = await loadService(id);
      const actions = [...Object.keys(limits.own ?? {}), ...(limits.together ?? []).flatMap((group) => group.actions)];
      for (const action of actions) assert.ok(sdk.command(action, {}), `${id}:${action}`);
    });
  }

  it('let at least one call through at once, and one after the other', () => {
    for (const [id, { own = {} }] of Object.entries(serviceLimits)) {
      for (const action of [...Object.keys(own), 'ListThings']) {
        for (const { key, limit } of bucketsOf(id, action, {})) assert.ok(limit.burst >= 1 && limit.rate > 0, key);
      }
    }
  });
});
