/** Circles in a graph: parts in which each node leads to each other. */

/** By node, where it leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** One circle, as short as it can be, of each part of the graph that has any: `[A, B]` is A to B to A. */
export function circlesIn(graph: Graph): readonly (readonly string[])[] {
  return partsOf(graph).flatMap((part) => {
    const [start] = part;
    if (start === undefined) return [];
    const circle = shortestFrom(start, graph, new Set(part));
    return circle === null ? [] : [circle];
  });
}

interface Visit {
  readonly node: string;
  readonly next: readonly string[];
  at: number;
}

/** Tarjan's strongly connected components, without recursion: chains of resources may be long. */
function partsOf(graph: Graph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open = new Set<string>();
  const parts: string[][] = [];
  const enter = (node: string): Visit => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.add(node);
    return { node, next: graph.get(node) ?? [], at: 0 };
  };
  const lower = (node: string, to: number | undefined) =>
    lowest.set(node, Math.min(lowest.get(node) ?? 0, to ?? Number.POSITIVE_INFINITY));
  for (const root of graph.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.next[visit.at];
      visit.at += 1;
      if (next !== undefined) {
        if (!order.has(next)) path.push(enter(next));
        else if (open.has(next)) lower(visit.node, order.get(next));
        continue;
      }
      path.pop();
      const outer = path.at(-1);
      if (outer !== undefined) lower(outer.node, lowest.get(visit.node));
      if (lowest.get(visit.node) === order.get(visit.node)) parts.push(close(visit.node, open));
    }
  }
  return parts;
}

/** Takes a part off the open nodes: what was opened since its first one. */
function close(first: string, open: Set<string>): string[] {
  const part = [...open].slice([...open].indexOf(first));
  for (const node of part) open.delete(node);
  return part;
}

function shortestFrom(start: string, graph: Graph, within: ReadonlySet<string>): readonly string[] | null {
  const before = new Map<string, string>();
  let edge: readonly string[] = [start];
  while (edge.length > 0) {
    const following: string[] = [];
    for (const node of edge) {
      for (const next of graph.get(node) ?? []) {
        if (next === start) return pathTo(node, before);
        if (!within.has(next) || before.has(next)) continue;
        before.set(next, node);
        following.push(next);
      }
    }
    edge = following;
  }
  return null;
}

function pathTo(node: string, before: ReadonlyMap<string, string>): readonly string[] {
  const path = [node];
  for (let at = before.get(node); at !== undefined; at = before.get(at)) path.push(at);
  return path.reverse();
}
