import assert from 'node:assert/strict';
import { circlesIn } from '../../../../server/src/core/cfn/rules/references/circles.ts';

const graph = (edges: Readonly<Record<string, string>>) =>
  new Map(Object.entries(edges).map(([node, next]): [string, string[]] => [node, next === '' ? [] : next.split(' ')]));

describe('circles in a graph', () => {
  it('are none in a tree, nor where ways meet', () => {
    assert.deepEqual(circlesIn(graph({ a: 'b c', b: 'd', c: 'd', d: '' })), []);
  });

  it('are found in each part, as short as they can be', () => {
    assert.deepEqual(circlesIn(graph({ a: 'b', b: 'c d', c: 'a', d: 'c', e: 'e', f: 'a' })), [['a', 'b', 'c'], ['e']]);
  });

  it('are found in long chains', () => {
    const length = 20_000;
    const edges = new Map(
      Array.from({ length }, (_, index): [string, string[]] => [`${index}`, [`${(index + 1) % length}`]]),
    );
    assert.equal(circlesIn(edges)[0]?.length, length);
  });
});
