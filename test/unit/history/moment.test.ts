import assert from 'node:assert/strict';
import { readMoment } from '../../../server/src/core/history/moment.ts';

const now = new Date(2026, 10, 23, 14, 30, 15).getTime();
const hour = 3_600_000;

function at(text: string): number {
  const moment = readMoment(text, now);
  assert.ok(moment.kind === 'time', text);
  return moment.at;
}

describe('a moment', () => {
  it('is told as it was long ago', () => {
    assert.equal(at('24h'), now - 24 * hour);
    assert.equal(at('7d'), now - 7 * 24 * hour);
    assert.equal(at('90 min'), now - 1.5 * hour);
    assert.equal(at('2 weeks ago'), now - 14 * 24 * hour);
    assert.equal(at(' 1 Hour Ago '), now - hour);
    assert.equal(at('yesterday'), now - 24 * hour);
    assert.equal(at('now'), now);
    assert.equal(at('today'), new Date(2026, 10, 23).getTime());
  });

  it('is a local date or time, or one with an offset', () => {
    assert.equal(at('2026-11-22'), new Date(2026, 10, 22).getTime());
    assert.equal(at('2026-11-22 14:05'), new Date(2026, 10, 22, 14, 5).getTime());
    assert.equal(at('2026-11-22T14:05:09'), new Date(2026, 10, 22, 14, 5, 9).getTime());
    assert.equal(at('2026-11-22T14:05:09.123Z'), Date.UTC(2026, 10, 22, 14, 5, 9, 123));
    assert.equal(at('2026-11-22 14:05:09.5'), new Date(2026, 10, 22, 14, 5, 9, 500).getTime());
    assert.equal(at('2026-11-22t14:05z'), Date.UTC(2026, 10, 22, 14, 5));
    assert.equal(at('2026-11-22T14:05+02:00'), Date.UTC(2026, 10, 22, 12, 5));
    assert.equal(at('2026-11-22T14:05-0330'), Date.UTC(2026, 10, 22, 17, 35));
  });

  it('may stand for a whole day, however long, or for a whole second', () => {
    const length = (text: string) => {
      const moment = readMoment(text, now);
      return moment.kind === 'time' ? moment.end - moment.at : null;
    };
    const texts = ['2026-11-22', '2026-11-22T00:00', '24h', '2026-11-22T14:05:09', '2026-11-22T14:05:09.000'];
    assert.deepEqual(texts.map(length), [24 * hour, 0, 0, 1_000, 0]);
    for (const [year, month, day] of [
      [2026, 2, 29],
      [2026, 9, 25],
      [2026, 11, 31],
    ] as const) {
      const text = `${year}-${String(month + 1).padStart(2, '0')}-${day}`;
      const until = new Date(year, month, day + 1).getTime();
      assert.equal(length(text), until - at(text), text);
    }
  });

  it('is the last scan, whenever that was', () => {
    for (const text of ['last-scan', 'Last scan']) assert.deepEqual(readMoment(text, now), { kind: 'lastScan' });
  });

  it('is refused in words when there is none', () => {
    const wrong = [
      '',
      'tomorrow',
      '7x',
      '-3d',
      '2026-02-30',
      '2026-13-01',
      '2026-11-22T25:00',
      '22.11.2026',
      '99999999h',
    ];
    for (const text of [...wrong, '2026-11-22T14', 'constructor', '1toString']) {
      assert.throws(() => readMoment(text, now), { code: 'BAD_INPUT', message: /^This is no time: ./ }, text);
    }
  });
});
