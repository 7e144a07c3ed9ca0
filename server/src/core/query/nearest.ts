/** The known name that was probably meant; null: none is near. Upper and lower case are the same. */
export function nearest(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: { readonly name: string; readonly steps: number } | null = null;
  for (const candidate of known) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < (best?.steps ?? most + 1)) best = { name: candidate, steps };
  }
  return best?.name ?? partly(wanted, known);
}

/** `security_group` of `aws_ec2_security_group`, `buckets` of `aws_s3_bucket`; the shortest, if there is a choice. */
function partly(wanted: string, known: readonly string[]): string | null {
  const one = wanted.replace(/s$/, '');
  if (one.length < 3) return null;
  const holding = known.filter((candidate) => candidate.toLowerCase().includes(one));
  return holding.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

/** How many characters must be added, left out or replaced, or neighbours exchanged. */
function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const steps = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same];
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push(at(beforeLast, j - 2) + 1);
      row.push(Math.min(...steps));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
