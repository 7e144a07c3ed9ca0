/** Messages as nobody sends them. */

/** Numbers from 0 to 1, the same in each run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Cut off, cut out, with something else in the middle, or with a value of the wrong type. */
export function damaged(body: string, random: () => number): string {
  const at = Math.floor(random() * body.length);
  const end = at + Math.floor(random() * 40);
  const pieces = ['null', '[]', '{}', '"', '1e999', '\u0000', '\ud800', '[['.repeat(50), 'true', '-1'];
  switch (Math.floor(random() * 4)) {
    case 0:
      return body.slice(0, at);
    case 1:
      return body.slice(0, at) + body.slice(end);
    case 2:
      return body.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + body.slice(end);
    default: {
      // A whole value in the place of another one: what is read has the wrong type, and is JSON still.
      const value = pieces[Math.floor(random() * 5)] ?? 'null';
      let skip = Math.floor(random() * 30);
      return body.replaceAll(/:(?:"[^"\\]*"|true|null)/g, (text) => (skip-- === 0 ? `:${value}` : text));
    }
  }
}
