/** Blocks of IPv4 addresses. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/** `10.0.0.0/24`; null: it is none. */
export function blockOf(text: string): Block | null {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (found === null) return null;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = found.slice(1).map(Number);
  if ([a, b, c, d].some((byte) => byte > 255) || bits > 32) return null;
  const size = 2 ** (32 - bits);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}

export function isWithin(inner: Block, outer: Block): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(a: Block, b: Block): boolean {
  return a.first <= b.last && b.first <= a.last;
}
