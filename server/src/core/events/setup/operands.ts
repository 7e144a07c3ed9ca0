/** What EventBridge takes beside each way of comparing, and what is wrong about what it refuses. */
import { isFields, listOf } from './fields.ts';
import { readIpRange } from './ipRange.ts';
import { readNumericRange } from './numericRange.ts';
import { wildcardParts } from './wildcard.ts';

/** `exactly` is taken too, and told of nowhere. */
export const operatorNames: readonly string[] = [
  'anything-but',
  'cidr',
  'equals-ignore-case',
  'exists',
  'numeric',
  'prefix',
  'suffix',
  'wildcard',
];

/** Null: it is taken. `operand`: as JSON has it. Of operators that are not known nothing is said. */
export function operandProblem(operator: string, operand: unknown): string | null {
  switch (operator) {
    case 'exists':
      return typeof operand === 'boolean' ? null : 'exists takes true or false, without quotes.';
    case 'numeric':
      return readNumericRange(operand) === null
        ? 'numeric takes a list of an operator and a number, or of two with the lower bound first, such as [">", 0, "<=", 5].'
        : null;
    case 'cidr':
      return typeof operand === 'string' && readIpRange(operand) !== null
        ? null
        : 'cidr takes a range of addresses with at most 31 bits, of IPv6 127, such as 10.0.0.0/24.';
    case 'prefix':
    case 'suffix':
      return isFields(operand) ? caselessProblem(operator, operand) : textProblem(operator, operand);
    case 'equals-ignore-case':
    case 'exactly':
      return textProblem(operator, operand);
    case 'wildcard':
      return textProblem(operator, operand) ?? wildcardProblem([operand]);
    case 'anything-but':
      return isFields(operand) ? exceptProblem(operand) : valuesProblem(operand);
    default:
      return null;
  }
}

function textProblem(operator: string, operand: unknown): string | null {
  return typeof operand === 'string' ? null : `${operator} takes one text.`;
}

function caselessProblem(operator: string, operand: Readonly<Record<string, unknown>>): string | null {
  const [[inner, text] = ['', null], ...rest] = Object.entries(operand);
  const isTaken = inner === 'equals-ignore-case' && typeof text === 'string' && rest.length === 0;
  return isTaken ? null : `${operator} takes a text, or equals-ignore-case with a text.`;
}

function wildcardProblem(operands: readonly unknown[]): string | null {
  return operands.some((operand) => typeof operand === 'string' && wildcardParts(operand) === null)
    ? 'In a wildcard no two stars stand side by side, and a backslash stands before a star or a backslash only.'
    : null;
}

/** `{ prefix: [a, b] }` and its like. */
function exceptProblem(operand: Readonly<Record<string, unknown>>): string | null {
  const [[operator, values] = ['', null], ...rest] = Object.entries(operand);
  const isEmptyTaken = operator !== 'prefix' && operator !== 'suffix';
  const texts = listOf(values);
  if (!EXCEPT.includes(operator) || rest.length > 0) {
    return `anything-but takes values, or one of ${EXCEPT.join(', ')}.`;
  }
  if (texts.length === 0 || texts.some((text) => typeof text !== 'string' || (text === '' && !isEmptyTaken))) {
    return `anything-but with ${operator} takes a text or a list of texts, none of them empty.`;
  }
  return operator === 'wildcard' ? wildcardProblem(texts) : null;
}

const EXCEPT = ['equals-ignore-case', 'prefix', 'suffix', 'wildcard'];

function valuesProblem(operand: unknown): string | null {
  const kinds = new Set(listOf(operand).map((value) => typeof value));
  const [kind] = kinds;
  const isTaken = kinds.size === 1 && (kind === 'string' || kind === 'number');
  return isTaken ? null : 'anything-but takes a text, a number, or a list of either; true, false and null it does not.';
}
