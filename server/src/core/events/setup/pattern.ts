/** Whether a rule of EventBridge lets an event pass. What is not known here (numeric, cidr) lets nothing pass. */
import { type Fields, isFields, listOf, parsedFields } from './fields.ts';

/** @param pattern the rule's, as text; what is no pattern lets nothing pass */
export function passes(pattern: string, event: Fields): boolean {
  const fields = parsedFields(pattern);
  return fields !== null && passesFields(fields, event);
}

function passesFields(pattern: Fields, event: Fields): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or') {
      return Array.isArray(wanted) && wanted.some((one) => isFields(one) && passesFields(one, event));
    }
    const actual = event[field];
    if (Array.isArray(wanted)) return wanted.some((one) => passesValue(one, actual));
    return isFields(wanted) && passesFields(wanted, isFields(actual) ? actual : {});
  });
}

function passesValue(wanted: unknown, actual: unknown): boolean {
  if (Array.isArray(actual)) return actual.some((one) => passesValue(wanted, one));
  if (!isFields(wanted)) return wanted === actual;
  return Object.entries(wanted).every(([operator, operand]) => passesOperator(operator, operand, actual));
}

function passesOperator(operator: string, operand: unknown, actual: unknown): boolean {
  if (operator === 'exists') return (actual !== undefined) === operand;
  if (operator === 'anything-but') return actual !== undefined && !isOneOf(operand, actual);
  if (typeof actual !== 'string') return false;
  if (isFields(operand)) {
    const ignored = operand['equals-ignore-case'];
    return typeof ignored === 'string' && passesText(operator, ignored.toLowerCase(), actual.toLowerCase());
  }
  return typeof operand === 'string' && passesText(operator, operand, actual);
}

/** What `anything-but` is said of: a value, several, or an operator. */
function isOneOf(operand: unknown, actual: unknown): boolean {
  if (Array.isArray(operand)) return operand.includes(actual);
  if (!isFields(operand)) return operand === actual;
  return Object.entries(operand).some(([operator, values]) =>
    listOf(values).some((value) => passesOperator(operator, value, actual)),
  );
}

function passesText(operator: string, operand: string, actual: string): boolean {
  switch (operator) {
    case 'prefix':
      return actual.startsWith(operand);
    case 'suffix':
      return actual.endsWith(operand);
    case 'equals-ignore-case':
      return actual.toLowerCase() === operand.toLowerCase();
    case 'wildcard':
      return isWild(actual, operand.split('*'));
    default:
      return false;
  }
}

/** The parts between the stars, in order: the first at the beginning, the last at the end. */
function isWild(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return text === first;
  const last = rest.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
