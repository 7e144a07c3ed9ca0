/** Conditions as formulas over what they compare, and whether some of them can hold at the same time. */

export type Formula =
  | { readonly op: 'true' | 'false' }
  /** A parameter, or whatever else is compared, has this value. */
  | { readonly op: 'is'; readonly variable: string; readonly value: string }
  | { readonly op: 'not'; readonly of: Formula }
  | { readonly op: 'and' | 'or'; readonly of: readonly Formula[] };

/** All values that a variable can have, as far as they matter; null: any text. */
export type Domain = (variable: string) => readonly string[] | null;

/** How many formulas are looked at: enough for what people write; beyond it nothing is claimed. */
const MAX_STEPS = 200_000;

/** A value that is none of those that the formulas name. No text of a template can be the same. */
const OTHER = '\0';

/** Whether there are values for which all formulas hold. Where that takes too long to find out: true. */
export function canAllHold(formulas: readonly Formula[], domain: Domain): boolean {
  const named = new Map<string, Set<string>>();
  const seen = new Set<Formula>();
  for (const formula of formulas) collect(formula, named, seen);
  const choices = [...named].map(([variable, values]): readonly [string, readonly string[]] => {
    const all = domain(variable);
    if (all === null) return [variable, [...values, OTHER]];
    const possible = [...values].filter((value) => all.includes(value));
    return [variable, all.some((value) => !values.has(value)) ? [...possible, OTHER] : possible];
  });
  const chosen = new Map<string, string>();
  const budget = { left: MAX_STEPS };
  const search = (index: number): boolean => {
    const states = formulas.map((formula) => truthOf(formula, chosen, budget));
    if (budget.left <= 0) return true;
    if (states.includes(false)) return false;
    if (states.every((state) => state === true)) return true;
    const choice = choices[index];
    if (choice === undefined) return false;
    const [variable, values] = choice;
    const found = values.some((value) => {
      chosen.set(variable, value);
      return search(index + 1);
    });
    chosen.delete(variable);
    return found;
  };
  return search(0);
}

/** Undefined: that depends on variables that have no value yet. */
function truthOf(formula: Formula, chosen: ReadonlyMap<string, string>, budget: { left: number }): boolean | undefined {
  budget.left -= 1;
  if (budget.left <= 0) return undefined;
  switch (formula.op) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'is': {
      const value = chosen.get(formula.variable);
      return value === undefined ? undefined : value === formula.value;
    }
    case 'not': {
      const value = truthOf(formula.of, chosen, budget);
      return value === undefined ? undefined : !value;
    }
    case 'and':
    case 'or': {
      const deciding = formula.op === 'or';
      const values = formula.of.map((one) => truthOf(one, chosen, budget));
      if (values.includes(deciding)) return deciding;
      return values.includes(undefined) ? undefined : !deciding;
    }
  }
}

/** `seen`: conditions that many others use are one formula, which is read once. */
function collect(formula: Formula, named: Map<string, Set<string>>, seen: Set<Formula>): void {
  if (seen.has(formula)) return;
  seen.add(formula);
  if (formula.op === 'is') {
    const values = named.get(formula.variable) ?? new Set();
    named.set(formula.variable, values.add(formula.value));
  } else if (formula.op === 'not') collect(formula.of, named, seen);
  else if (formula.op === 'and' || formula.op === 'or') for (const one of formula.of) collect(one, named, seen);
}
