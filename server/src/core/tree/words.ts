/** Small pieces of text that all nodes share. */

const integer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,204`. */
export function formatCount(count: number): string {
  return integer.format(count);
}

/** `1 cell needs`, `1,204 cells need`. */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Rounded down, so that 100 % means all of it. */
export function percent(part: number, whole: number): string {
  return `${whole === 0 ? 100 : Math.floor((part / whole) * 100)} %`;
}

/** Parts of a description, with what is empty left out. */
export function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}
