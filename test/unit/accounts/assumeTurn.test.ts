import assert from 'node:assert/strict';
import { createAssumeTurn } from '../../../server/src/app/accounts/assumeTurn.ts';
import { fakeClock, hastyClock, settled } from '../../support/fakeClock.ts';
import { awsFailure } from '../../support/scriptedSession.ts';

const { signal } = new AbortController();

describe('assuming the roles of many accounts', () => {
  it('goes as fast as STS takes it, and no faster', async () => {
    const clock = fakeClock();
    const turn = createAssumeTurn(clock, signal);
    let sent = 0;
    const all = Promise.all(
      Array.from({ length: 1_500 }, () =>
        turn(async () => {
          sent += 1;
        }),
      ),
    );
    await settled();
    // The first are on their way before the others are signed.
    assert.ok(sent > 0 && sent < 20, String(sent));
    await clock.advance(0);
    // 95 % of the 600 that STS takes at once after a pause, and then each second.
    assert.equal(sent, 570);
    await clock.advance(1_000);
    assert.ok(sent >= 1_130 && sent <= 1_140, String(sent));
    await clock.advance(1_000);
    await all;
    assert.equal(sent, 1_500);
  });

  it('sends again what was throttled or broke off, and tells of what stays refused', async () => {
    const turn = createAssumeTurn(hastyClock(), signal);
    const answers = [awsFailure('throttled', 'sts:AssumeRole'), awsFailure('network', 'sts:AssumeRole'), null];
    const answer = await turn(async () => {
      const failure = answers.shift();
      if (failure) throw failure;
      return 'assumed';
    });
    assert.equal(answer, 'assumed');
    let tries = 0;
    const denied = turn(async () => {
      tries += 1;
      throw awsFailure('denied', 'sts:AssumeRole', 'AccessDenied');
    });
    await assert.rejects(denied, /AccessDenied/);
    assert.equal(tries, 1);
  });
});
