/** Whether a rule of EventBridge lets an event pass. What compares in a way that is not known here lets nothing pass. */
import { type Fields, isFields, listOf, parsedFields } from './fields.ts';
import { isWithin, readIpRange } from './ipRange.ts';
import { readNumericRange } from './numericRange.ts';
import { isWild, wildcardParts } from './wildcard.ts';

/** @param pattern the rule's, as text; what is no pattern lets nothing pass */
export function passes(pattern: string, event: Fields): boolean {
  const fields = parsedFields(pattern);
  return fields !== null && passesFields(fields, event);
}

export function passesFields(pattern: Fields, event: Fields): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or') {
      return Array.isArray(wanted) && wanted.some((one) => isFields(one) && passesFields(one, event));
    }
    const actual = event[field];
    if (Array.isArray(wanted)) return wanted.some((one) => passesValue(one, actual));
    return isFields(wanted) && passesFields(wanted, isFields(actual) ? actual : {});
  });
}

/**
 * What a pattern asks of fields of which the event tells nothing, such as `detail.sourceIPAddress`: some events have such a
 * value, others do not. `rest`: the pattern without that.
 */
export function narrowing(
  pattern: Fields,
  event: Fields,
): { readonly fields: readonly string[]; readonly rest: Fields } {
  const fields: string[] = [];
  const rest: Record<string, unknown> = {};
  for (const [field, wanted] of Object.entries(pattern)) {
    const actual = event[field];
    if (isFields(wanted)) {
      const inner = narrowing(wanted, isFields(actual) ? actual : {});
      fields.push(...inner.fields.map((one) => `${field}.${one}`));
      rest[field] = inner.rest;
    } else if (field === '$or' || actual !== undefined || passesFields({ [field]: wanted }, event)) {
      rest[field] = wanted;
    } else {
      fields.push(field);
    }
  }
  return { fields, rest };
}

function passesValue(wanted: unknown, actual: unknown): boolean {
  if (Array.isArray(actual)) return actual.some((one) => passesValue(wanted, one));
  if (!isFields(wanted)) return wanted === actual;
  return Object.entries(wanted).every(([operator, operand]) => passesOperator(operator, operand, actual));
}

function passesOperator(operator: string, operand: unknown, actual: unknown): boolean {
  if (operator === 'exists') return (actual !== undefined) === operand;
  if (operator === 'anything-but') return actual !== undefined && !isOneOf(operand, actual);
  if (operator === 'numeric') return typeof actual === 'number' && readNumericRange(operand)?.includes(actual) === true;
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
    case 'exactly':
      return actual === operand;
    case 'prefix':
      return actual.startsWith(operand);
    case 'suffix':
      return actual.endsWith(operand);
    case 'equals-ignore-case':
      return actual.toLowerCase() === operand.toLowerCase();
    case 'wildcard':
      return fitsWildcard(actual, operand);
    case 'cidr':
      return isIn(actual, operand);
    default:
      return false;
  }
}

function fitsWildcard(text: string, pattern: string): boolean {
  const parts = wildcardParts(pattern);
  return parts !== null && isWild(text, parts);
}

function isIn(address: string, cidr: string): boolean {
  const range = readIpRange(cidr);
  return range !== null && isWithin(range, address);
}
