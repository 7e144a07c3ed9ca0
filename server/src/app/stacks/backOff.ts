const firstMs = 500;
const lastMs = 5_000;

/** Milliseconds to wait before each look at something that takes seconds to minutes. Endless. */
export function* backOff(): Generator<number, never> {
  for (let wait = firstMs; ; wait = Math.min(wait * 1.5, lastMs)) yield wait;
}
