import assert from 'node:assert/strict';
import type { DueCell } from '../../../server/src/core/events/eventStore.ts';
import { createHotResources } from '../../../server/src/core/events/hotResources.ts';
import { createTurns } from '../../../server/src/core/events/turns.ts';

const start = 1_700_000_000_000;
const cellOf = (fields: Partial<DueCell> = {}): DueCell => ({
  accountId: '123456789012',
  type: 'AWS.S3.Bucket',
  region: 'eu-west-1',
  count: 1,
  fresh: 1,
  since: start,
  ...fields,
});

const oneByOne = () => false;

describe('turns of cells', () => {
  it('come at once, while little goes on', () => {
    const turns = createTurns(oneByOne);
    assert.equal(turns.may(cellOf(), 1, start), 'all');
  });

  it('come once a storm has gathered, and then every five seconds until it is over', () => {
    const turns = createTurns(oneByOne);
    const storm = cellOf({ count: 51, fresh: 51 });
    const often: number[] = [];
    for (let ms = 0; ms <= 13_000; ms += 100) {
      if (turns.may(storm, 51, start + ms) === null) continue;
      often.push(ms);
      turns.begin(storm, { count: 51, fresh: 51 }, start + ms)();
    }
    assert.deepEqual(often, [1_000, 6_000, 11_000]);
    assert.equal(turns.may(cellOf(), 1, start + 16_000), 'all');
  });

  it('come more often where one call has many resources, and less in a burst', () => {
    const oftenWith = (fresh: number): number => {
      const turns = createTurns(() => true);
      let often = 0;
      for (let ms = 0; ms < 5_000; ms += 10) {
        if (turns.may(cellOf(), fresh, start + ms) === null) continue;
        often += 1;
        turns.begin(cellOf(), { count: 1, fresh: 1 }, start + ms)();
      }
      return often;
    };
    const often = oftenWith(1);
    assert.ok(often > 90 && often < 100, String(often));
    const inBurst = oftenWith(51);
    assert.ok(inBurst > 60 && inBurst < 75, String(inBurst));
    const turns = createTurns(() => true);
    assert.equal(turns.may(cellOf({ count: 251, fresh: 251 }), 251, start + 5_000), null);
  });

  it('wait for others to gather, where they are of what is merely looked at again and much goes on', () => {
    const turns = createTurns(() => true);
    const again = cellOf({ fresh: 0 });
    assert.equal(turns.may(again, 0, start), 'all');
    for (let count = 0; count < 6; count += 1) turns.begin(cellOf(), { count: 1, fresh: 1 }, start)();
    assert.equal(turns.may(again, 0, start + 499), null);
    assert.equal(turns.may(cellOf(), 1, start + 499), 'all');
    assert.equal(turns.may(again, 0, start + 500), 'all');
  });

  it('see a storm that comes in drops', () => {
    const turns = createTurns(oneByOne);
    let begun = 0;
    for (let ms = 0; ms < 5_000; ms += 50) {
      if (turns.may(cellOf(), 1, start + ms) === null) continue;
      begun += 1;
      turns.begin(cellOf(), { count: 1, fresh: 1 }, start + ms)();
    }
    assert.ok(begun <= 52, String(begun));
  });

  it('are kept from none by a region that hangs', () => {
    const turns = createTurns(oneByOne);
    const types = Array.from({ length: 100 }, (_, index) => `AWS.Kind${index}.Thing` as const);
    const begun = types.filter((type) => {
      if (turns.may(cellOf({ type }), 1, start) === null) return false;
      turns.begin(cellOf({ type }), { count: 1, fresh: 1 }, start);
      return true;
    });
    assert.equal(begun.length, 16);
    assert.equal(turns.may(cellOf({ region: 'us-east-1' }), 1, start), 'all');
  });

  it('are first those of what was not looked at yet, for a minute at most', () => {
    const turns = createTurns(oneByOne);
    const again = cellOf({ fresh: 0 });
    assert.equal(turns.may(again, 101, start), null);
    assert.equal(turns.may(cellOf({ count: 3, fresh: 2 }), 101, start), 'fresh');
    const end = turns.begin(cellOf({ region: 'us-east-1' }), { count: 101, fresh: 101 }, start);
    assert.equal(turns.may(again, 0, start), null);
    assert.equal(turns.may(again, 0, start + 60_000), 'all');
    end();
    assert.equal(turns.may(again, 0, start), 'all');
  });
});

describe('a resource that goes on changing', () => {
  const key = { accountId: '123456789012', type: 'AWS.S3.Bucket', region: 'eu-west-1', resourceId: 'a' } as const;

  it('is described at once, and then less and less often', () => {
    const hot = createHotResources();
    const times: number[] = [];
    for (let ms = 0; ms <= 20_000; ms += 50) {
      if (hot.dueAt(key, start + ms) > start + ms) continue;
      hot.began(key, start + ms);
      times.push(ms);
    }
    assert.deepEqual(times, [0, 250, 750, 1_750, 3_750, 7_750, 11_750, 15_750, 19_750]);
    assert.equal(hot.dueAt({ ...key, resourceId: 'b' }, start), start);
  });

  it('is like any other after ten quiet seconds', () => {
    const hot = createHotResources();
    for (const ms of [0, 250, 750]) hot.began(key, start + ms);
    hot.began({ ...key, resourceId: 'b' }, start + 10_750);
    hot.began(key, start + 10_751);
    assert.equal(hot.dueAt(key, start + 10_751), start + 11_001);
  });

  it('keeps nobody waiting where the clock was set back', () => {
    const hot = createHotResources();
    hot.began(key, start);
    assert.equal(hot.dueAt(key, start - 3_600_000), start - 3_600_000);
  });
});
