import assert from 'node:assert/strict';
import { list } from '../../../server/src/core/catalog/service.ts';
import type { SharedCall } from '../../../server/src/core/catalog/types.ts';
import { createCaller } from '../../../server/src/core/scan/caller.ts';
import { createPace } from '../../../server/src/core/scan/pace.ts';
import { createSharedCalls } from '../../../server/src/core/scan/shared.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { fails, type Script, scriptedSession } from '../../support/scriptedSession.ts';
import { info, things } from './cellRun.ts';

describe('shared calls', () => {
  const [regional] = list(things.op('ListThings'), { items: (page) => page.Things })
    .shared('owners', things.op('ListOwners'), { index: (pages) => pages, absent: ['NotInUse'] })
    .as({ ...info, type: 'AWS.Things.Thing', model: () => undefined }).shared;
  assert.ok(regional);
  const global: SharedCall = { ...regional, service: { ...regional.service, isGlobal: true } };

  /** Asks in one region after the other; the regions in which AWS was asked. */
  async function askedIn(call: SharedCall, script: Script, regions: readonly string[]): Promise<readonly string[]> {
    const clock = hastyClock();
    const { signal } = new AbortController();
    const session = scriptedSession({ 'things:ListOwners': script });
    const shared = createSharedCalls(
      createCaller({ session, pace: createPace(clock), clock, signal, lane: () => 'user' }),
      clock,
      signal,
      [],
    );
    for (const region of regions) {
      await shared.pages(call, region).catch(() => []);
      shared.release(region);
    }
    return session.sent.map(({ region }) => region);
  }
  const owners: Script = () => ({ Owners: ['o1'] });

  it('are made once in each region', async () => {
    assert.deepEqual(await askedIn(regional, owners, ['eu-west-1', 'us-east-1']), ['eu-west-1', 'us-east-1']);
  });

  it('of a service that answers the same everywhere are made once for all regions', async () => {
    assert.deepEqual(await askedIn(global, owners, ['eu-west-1', 'us-east-1', 'us-west-2']), ['eu-west-1']);
  });

  it('are not made again where the answer was a refusal, or that there is none', async () => {
    assert.equal((await askedIn(global, fails('denied'), ['a', 'b'])).length, 1);
    assert.equal((await askedIn(global, fails('failed', 'NotInUse'), ['a', 'b'])).length, 1);
    assert.equal((await askedIn(global, fails('failed', 'Broken'), ['a', 'b'])).length, 2);
  });
});
