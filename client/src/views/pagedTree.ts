/**
 * The nodes that a view has asked for: lists come in pages, each list is fetched once until it is dropped, and pages
 * that were loaded by hand are loaded again after a refresh. Pure: the fetching is passed in.
 */

export interface PagedNode {
  readonly id: string;
  readonly kind: string;
}

/** `Mark`: how a list tells where its next page begins. */
export interface MorePages<Mark = number> extends PagedNode {
  readonly kind: 'more';
  readonly offset: Mark;
}

export interface TreeLoader<Node extends PagedNode, Mark = number> {
  /** Of the first page of a list. */
  readonly start: Mark;
  /** `parent`: a node's id; null: the root. */
  fetch(parent: string | null, offset: Mark, signal: AbortSignal): Promise<readonly (Node | MorePages<Mark>)[]>;
  /** The node that stands for children that could not be fetched; null: nothing does. */
  failed(parent: string | null, error: unknown): Node | null;
}

export interface PagedTree<Node extends PagedNode, Mark = number> {
  children(parent: Node | null): Promise<readonly Node[]>;
  /** Null: the node is at the root, or not in the tree. */
  parentOf(node: Node): Node | null;
  has(id: string): boolean;
  /** Fetches the next page of the list that `more` ends. Returns the list's parent. */
  loadMore(more: Node & MorePages<Mark>): Promise<Node | null>;
  /**
   * Makes sure that the nodes of a path from the root are in their lists, even where their page was not loaded yet.
   * Returns the path as the tree has it, and whether lists have changed.
   */
  adopt(path: readonly Node[]): Promise<{ readonly path: readonly Node[]; readonly changed: boolean }>;
  /** Forgets the lists below a node (null: all) and cancels what is being fetched. */
  drop(node: Node | null): void;
}

export function createPagedTree<Node extends PagedNode, Mark = number>(
  loader: TreeLoader<Node, Mark>,
): PagedTree<Node, Mark> {
  const isMore = (node: Node): node is Node & MorePages<Mark> => node.kind === 'more';
  const lists = new Map<string | null, Promise<readonly Node[]>>();
  const pageCounts = new Map<string | null, number>();
  const parents = new Map<string, Node | null>();
  let fetching = new AbortController();

  function children(parent: Node | null): Promise<readonly Node[]> {
    const key = parent?.id ?? null;
    const known = lists.get(key);
    if (known !== undefined) return known;
    const list = load(parent).then((nodes) => keep(parent, nodes));
    lists.set(key, list);
    return list;
  }

  async function load(parent: Node | null): Promise<readonly Node[]> {
    const key = parent?.id ?? null;
    const { signal } = fetching;
    try {
      let nodes = await fetchPage(key, loader.start, signal);
      for (let page = 1; page < (pageCounts.get(key) ?? 1); page++) {
        const more = nodes.at(-1);
        if (more === undefined || !isMore(more)) break;
        nodes = [...nodes.slice(0, -1), ...(await fetchPage(key, more.offset, signal))];
      }
      return nodes;
    } catch (error) {
      // A refresh came between: its list is the answer.
      if (signal.aborted) return children(parent);
      const node = loader.failed(key, error);
      return node === null ? [] : [node];
    }
  }

  async function fetchPage(key: string | null, offset: Mark, signal: AbortSignal): Promise<readonly Node[]> {
    const nodes = await loader.fetch(key, offset, signal);
    signal.throwIfAborted();
    return nodes as readonly Node[];
  }

  // VS Code refuses a whole list when two of its nodes have the same id.
  function keep(parent: Node | null, nodes: readonly Node[]): readonly Node[] {
    const unique = [...new Map(nodes.map((node) => [node.id, node])).values()];
    for (const node of unique) parents.set(node.id, parent);
    return unique;
  }

  function put(parent: Node | null, nodes: readonly Node[]): void {
    lists.set(parent?.id ?? null, Promise.resolve(keep(parent, nodes)));
  }

  return {
    children,
    parentOf: (node) => parents.get(node.id) ?? null,
    has: (id) => parents.has(id),
    async loadMore(more) {
      const parent = parents.get(more.id) ?? null;
      const key = parent?.id ?? null;
      const page = await fetchPage(key, more.offset, fetching.signal);
      const before = (await children(parent)).filter((node) => !isMore(node));
      pageCounts.set(key, (pageCounts.get(key) ?? 1) + 1);
      put(parent, [...before, ...page]);
      return parent;
    },
    async adopt(path) {
      const adopted: Node[] = [];
      let changed = false;
      for (const node of path) {
        const parent = adopted.at(-1) ?? null;
        const list = await children(parent);
        const known = list.find(({ id }) => id === node.id);
        if (known === undefined) {
          put(parent, [...list.filter((other) => !isMore(other)), node, ...list.filter(isMore)]);
          changed = true;
        }
        adopted.push(known ?? node);
      }
      return { path: adopted, changed };
    },
    drop(node) {
      if (node !== null) {
        lists.delete(node.id);
        return;
      }
      fetching.abort();
      fetching = new AbortController();
      lists.clear();
    },
  };
}
