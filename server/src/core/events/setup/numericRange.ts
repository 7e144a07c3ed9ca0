/** What EventBridge's `numeric` takes: `["=", 5]`, `["<=", 5]`, `[">", 0, "<=", 5]`. */

export interface NumericRange {
  includes(value: number): boolean;
}

/** Null: it is none that EventBridge takes. Of two bounds the lower one comes first. */
export function readNumericRange(operand: unknown): NumericRange | null {
  if (!Array.isArray(operand)) return null;
  const [operator, value, upper, top, ...rest] = operand as readonly unknown[];
  if (typeof value !== 'number' || !isOperator(operator) || rest.length > 0) return null;
  const first = (actual: number) => operators[operator](actual, value);
  if (operand.length === 2) return { includes: first };
  const isPair = operator.startsWith('>') && (upper === '<' || upper === '<=');
  if (!isPair || typeof top !== 'number' || value >= top) return null;
  return { includes: (actual) => first(actual) && operators[upper](actual, top) };
}

const operators = {
  '=': (a: number, b: number) => a === b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
};

function isOperator(operator: unknown): operator is keyof typeof operators {
  return typeof operator === 'string' && Object.hasOwn(operators, operator);
}
