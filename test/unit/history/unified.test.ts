import assert from 'node:assert/strict';
import { diffLines } from '../../../server/src/core/history/lineDiff.ts';
import { unifiedDiff } from '../../../server/src/core/history/unified.ts';
import { seededRandom } from '../../support/random.ts';

const lines = (...texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');

function diff(before: string, after: string): readonly string[] {
  return unifiedDiff({ title: 'a', text: before }, { title: 'b', text: after });
}

describe('the difference of two texts', () => {
  it('holds both texts, whatever they are', () => {
    const random = seededRandom(3);
    const text = () => Array.from({ length: random(14) }, () => 'abcd'.charAt(random(4)));
    for (let round = 0; round < 3000; round++) {
      const [before, after] = [text(), text()];
      const found = diffLines(before, after);
      const without = (sign: string) => found.filter((line) => line.sign !== sign).map((line) => line.text);
      assert.deepEqual(without('+'), before);
      assert.deepEqual(without('-'), after);
    }
  });

  it('is as short as it can be', () => {
    const changes = diffLines([...'abcabba'], [...'cbabac']).filter(({ sign }) => sign !== ' ');
    assert.equal(changes.length, 5);
  });

  it('shows three lines around each change, and places that touch as one', () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const after = before.with(4, 'five').with(9, 'ten').with(18, 'nineteen');
    const text = diff(lines(...before), lines(...after));
    assert.deepEqual(
      text.filter((line) => line.startsWith('@@')),
      ['@@ -2,12 +2,12 @@', '@@ -16,5 +16,5 @@'],
    );
    assert.deepEqual(text.slice(0, 8), [
      '--- a',
      '+++ b',
      '@@ -2,12 +2,12 @@',
      ' line 2',
      ' line 3',
      ' line 4',
      '-line 5',
      '+five',
    ]);
  });

  it('shows what came to be and what is gone', () => {
    assert.deepEqual(diff('', lines('a', 'b')), ['--- a', '+++ b', '@@ -0,0 +1,2 @@', '+a', '+b']);
    assert.deepEqual(diff(lines('a'), ''), ['--- a', '+++ b', '@@ -1 +0,0 @@', '-a']);
    assert.deepEqual(diff(lines('a'), lines('a')), []);
  });

  it('takes texts that have nothing in common, however long', () => {
    const before = Array.from({ length: 5000 }, (_, index) => `a${index}`);
    const after = Array.from({ length: 5000 }, (_, index) => `b${index}`);
    assert.equal(diffLines(before, after).length, 10_000);
  });
});
