import assert from 'node:assert/strict';
import { type HeartbeatTime, missedByOther } from '../../../server/src/core/events/otherConsumer.ts';
import { testAccount } from '../../support/scriptedSession.ts';

const minute = 60_000;
const now = Date.parse('2026-11-24T14:00:00Z');

/** Every five minutes of the last two hours, each region at a time of its own. `comes`: which of them come in here. */
function beats(regions: number, comes: (beat: number, region: number) => boolean, lateMs = 1_000): HeartbeatTime[] {
  return Array.from({ length: regions }, (_, region) =>
    Array.from({ length: 24 }, (__, beat) => beat)
      .filter((beat) => comes(beat, region))
      .map((beat) => {
        const at = now - (24 - beat) * 5 * minute + region * 17_000;
        return { accountId: testAccount, region: `region-${region}`, at, receivedAt: at + lateMs };
      }),
  ).flat();
}

/** Half of all, as chance has it, the same in each run. */
function half(beat: number, region: number): boolean {
  const mixed = Math.imul(beat * 31 + region * 1_009 + 7, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) & 0x1000) === 0;
}

describe('another consumer of the queue', () => {
  it('is suspected when heartbeats go missing now and then while others come in', () => {
    for (const regions of [1, 2, 17]) {
      const missed = missedByOther(beats(regions, half), now);
      assert.ok(missed !== null, `${regions} regions`);
      assert.ok(missed.missed / missed.expected > 0.2, JSON.stringify(missed));
    }
  });

  it('is not where all come in, or none ever did', () => {
    assert.equal(
      missedByOther(
        beats(3, () => true),
        now,
      ),
      null,
    );
    assert.equal(missedByOther([], now), null);
  });

  it('is not where a region falls silent, or all do for a while', () => {
    assert.equal(
      missedByOther(
        beats(3, (beat, region) => region > 0 || beat < 12),
        now,
      ),
      null,
    );
    assert.equal(
      missedByOther(
        beats(3, (beat, region) => region > 0 || beat < 10 || beat > 13),
        now,
      ),
      null,
    );
    assert.equal(
      missedByOther(
        beats(17, (beat) => beat < 10 || beat > 13),
        now,
      ),
      null,
    );
    // Twice within the hour, and everywhere: nobody takes all messages and then none.
    assert.equal(
      missedByOther(
        beats(5, (beat) => ![10, 11, 15, 16, 17].includes(beat)),
        now,
      ),
      null,
    );
  });

  it('is not where one or two were lost', () => {
    assert.equal(
      missedByOther(
        beats(1, (beat) => beat !== 12 && beat !== 17),
        now,
      ),
      null,
    );
    assert.equal(
      missedByOther(
        beats(4, (beat, region) => region !== 2 || (beat !== 12 && beat !== 17)),
        now,
      ),
      null,
    );
  });

  it('is not one of our windows that hands over: what it held comes again, late', () => {
    // It was killed with the newest in its hands, two minutes ago.
    assert.equal(
      missedByOther(
        beats(5, (beat, region) => beat < 22 || region % 2 === 0),
        now,
      ),
      null,
    );
    const handed = beats(5, () => true).map((beat, index) =>
      index % 7 === 0 ? { ...beat, receivedAt: beat.at + 2 * minute } : beat,
    );
    assert.equal(missedByOther(handed, now), null);
  });

  it('is not while what waited in the queue for hours comes in, in whatever order', () => {
    const backlog = beats(5, half).map((beat) => ({ ...beat, receivedAt: now - minute }));
    assert.equal(missedByOther(backlog, now), null);
  });
});
