import assert from 'node:assert/strict';
import {
  createPagedTree,
  type MorePages,
  type PagedNode,
  type PagedTree,
} from '../../../client/src/views/pagedTree.ts';

type Node = PagedNode | MorePages;

function node(id: string): Node {
  return { id, kind: 'resource' };
}

function more(id: string, offset: number): MorePages {
  return { id, kind: 'more', offset };
}

interface Rig {
  readonly tree: PagedTree<Node>;
  readonly asked: readonly string[];
}

/** A tree over lists by parent (`root` for the root), each a map of offset to page. */
function rig(lists: Readonly<Record<string, Readonly<Record<number, readonly Node[]>>>>): Rig {
  const asked: string[] = [];
  const tree = createPagedTree<Node>({
    start: 0,
    async fetch(parent, offset) {
      asked.push(`${parent ?? 'root'}@${offset}`);
      const page = lists[parent ?? 'root']?.[offset];
      if (page === undefined) throw new Error('no such page');
      return page;
    },
    failed: (parent) => ({ id: `${parent}/failed`, kind: 'message' }),
  });
  return { tree, asked };
}

async function ids(list: Promise<readonly Node[]>): Promise<readonly string[]> {
  return (await list).map(({ id }) => id);
}

describe('the nodes of a view', () => {
  it('are asked for once until they are dropped', async () => {
    const { tree, asked } = rig({ root: { 0: [node('a')] } });
    await tree.children(null);
    await tree.children(null);
    assert.deepEqual(asked, ['root@0']);
    tree.drop(null);
    await tree.children(null);
    assert.deepEqual(asked, ['root@0', 'root@0']);
  });

  it('know their parents', async () => {
    const { tree } = rig({ root: { 0: [node('a')] }, a: { 0: [node('b')] } });
    const [a = node('')] = await tree.children(null);
    const [b = node('')] = await tree.children(a);
    assert.equal(tree.parentOf(b)?.id, 'a');
    assert.equal(tree.parentOf(a), null);
    assert.equal(tree.has('b'), true);
    assert.equal(tree.has('c'), false);
  });

  it('replace the last node by the next page', async () => {
    const { tree } = rig({ root: { 0: [node('a'), more('m', 1)], 1: [node('b')] } });
    await tree.children(null);
    const parent = await tree.loadMore(more('m', 1));
    assert.equal(parent, null);
    assert.deepEqual(await ids(tree.children(null)), ['a', 'b']);
  });

  it('come back with as many pages after a refresh', async () => {
    const { tree, asked } = rig({ root: { 0: [node('a'), more('m', 1)], 1: [node('b'), more('n', 2)] } });
    await tree.children(null);
    await tree.loadMore(more('m', 1));
    tree.drop(null);
    assert.deepEqual(await ids(tree.children(null)), ['a', 'b', 'n']);
    assert.deepEqual(asked.slice(2), ['root@0', 'root@1']);
  });

  it('leave out a second node of the same id', async () => {
    const { tree } = rig({ root: { 0: [node('a'), node('a'), node('b')] } });
    assert.deepEqual(await ids(tree.children(null)), ['a', 'b']);
  });

  it('show a message in place of children that cannot be fetched', async () => {
    const { tree } = rig({ root: { 0: [node('a'), node('b')] }, b: { 0: [node('c')] } });
    const [a = node(''), b = node('')] = await tree.children(null);
    assert.deepEqual(await ids(tree.children(a)), ['a/failed']);
    assert.deepEqual(await ids(tree.children(b)), ['c']);
  });

  it('take in a path whose page was not loaded yet, before the Load More node', async () => {
    const { tree } = rig({ root: { 0: [node('g')] }, g: { 0: [node('a'), more('m', 1)] } });
    const { path, changed } = await tree.adopt([node('g'), node('z')]);
    assert.equal(changed, true);
    assert.deepEqual(
      path.map(({ id }) => id),
      ['g', 'z'],
    );
    assert.deepEqual(await ids(tree.children(path[0] ?? null)), ['a', 'z', 'm']);
    assert.equal((await tree.adopt([node('g'), node('z')])).changed, false);
  });

  it('answer with the newer list when a refresh comes between', async () => {
    const gates = [Promise.withResolvers<readonly Node[]>(), Promise.withResolvers<readonly Node[]>()];
    let calls = 0;
    const tree = createPagedTree<Node>({
      start: 0,
      fetch: () => gates[calls++]?.promise ?? Promise.reject(new Error('too many calls')),
      failed: () => null,
    });
    const first = tree.children(null);
    tree.drop(null);
    gates[1]?.resolve([node('new')]);
    gates[0]?.resolve([node('old')]);
    assert.deepEqual(await ids(first), ['new']);
    assert.deepEqual(await ids(tree.children(null)), ['new']);
  });

  it('cancel what is being fetched when they are dropped', async () => {
    const gate = Promise.withResolvers<readonly Node[]>();
    const signals: AbortSignal[] = [];
    const tree = createPagedTree<Node>({
      start: 0,
      fetch(_parent, _offset, signal) {
        signals.push(signal);
        return gate.promise;
      },
      failed: () => null,
    });
    const list = tree.children(null);
    tree.drop(null);
    assert.equal(signals[0]?.aborted, true);
    gate.resolve([]);
    await list;
  });
});
