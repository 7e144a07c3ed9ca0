/** Whether a resource's policy lets a service of AWS do something. Enough of IAM for the policies of queues, topics and keys. */
import { type Fields, isFields, listOf, parsedFields } from './fields.ts';

/** `maybe`: it depends on what is not known here. */
export type Verdict = 'yes' | 'no' | 'maybe';

export interface PolicyQuestion {
  /** `sns.amazonaws.com` */
  readonly service: string;
  /** `sqs:SendMessage` */
  readonly action: string;
  /** What the policy is of; null: not known, so that every statement is taken to be about it. */
  readonly resource: string | null;
  /** Condition keys with their values. A key that is not in it makes a condition uncertain. */
  readonly context: Readonly<Record<string, string>>;
}

/** A policy that is none allows nothing. A denial that may hold turns a yes into a maybe. */
export function allows(policy: string | null, question: PolicyQuestion): Verdict {
  const verdicts = (effect: string) =>
    statementsOf(policy)
      .filter((statement) => statement['Effect'] === effect)
      .map((statement) => all(partsOf(statement, question)));
  const denied = any(verdicts('Deny'));
  if (denied === 'yes') return 'no';
  const allowed = any(verdicts('Allow'));
  return allowed === 'yes' ? opposite(denied) : allowed;
}

/** Each part of a statement has to fit, for the statement to be about what is asked. */
function partsOf(statement: Fields, { service, action, resource, context }: PolicyQuestion): readonly Verdict[] {
  return [
    named(statement, 'Principal', (principal) => is(namesService(principal, service))),
    named(statement, 'Action', (actions) => is(listOf(actions).some((pattern) => isAction(action, pattern)))),
    named(statement, 'Resource', (resources) => namesResource(resources, resource)),
    holds(statement['Condition'], context),
  ];
}

/** `NotAction` and its like stand for all but what they name. */
function named(statement: Fields, field: string, fits: (value: unknown) => Verdict): Verdict {
  if (statement[field] !== undefined) return fits(statement[field]);
  const others = statement[`Not${field}`];
  if (others !== undefined) return opposite(fits(others));
  // What a policy is of need not be named in it everywhere.
  return is(field === 'Resource');
}

function is(fits: boolean): Verdict {
  return fits ? 'yes' : 'no';
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'maybe') return 'maybe';
  return verdict === 'yes' ? 'no' : 'yes';
}

function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('maybe') ? 'maybe' : 'yes';
}

function any(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('yes')) return 'yes';
  return verdicts.includes('maybe') ? 'maybe' : 'no';
}

/** Whether a condition of the policy names the key. */
export function mentions(policy: string | null, key: string): boolean {
  return statementsOf(policy).some((statement) =>
    conditionsOf(statement['Condition']).some(([, name]) => name.toLowerCase() === key.toLowerCase()),
  );
}

function statementsOf(policy: string | null): readonly Fields[] {
  return listOf(policy === null ? null : parsedFields(policy)?.['Statement']).filter(isFields);
}

function namesService(principal: unknown, service: string): boolean {
  if (principal === '*') return true;
  if (!isFields(principal)) return false;
  return listOf(principal['Service']).includes(service) || listOf(principal['AWS']).includes('*');
}

function isAction(action: string, pattern: unknown): boolean {
  return typeof pattern === 'string' && isLike(action.toLowerCase(), pattern.toLowerCase());
}

function namesResource(resources: unknown, resource: string | null): Verdict {
  if (resource === null) return 'yes';
  return is(listOf(resources).some((pattern) => typeof pattern === 'string' && isLike(resource, pattern)));
}

type Condition = readonly [operator: string, key: string, values: readonly string[]];

function conditionsOf(condition: unknown): readonly Condition[] {
  if (!isFields(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isFields(keys)
      ? Object.entries(keys).map(([key, values]): Condition => [operator, key, listOf(values).map(String)])
      : [],
  );
}

function holds(condition: unknown, context: PolicyQuestion['context']): Verdict {
  const known = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return all(
    conditionsOf(condition).map(([operator, key, values]) => {
      const actual = known.get(key.toLowerCase());
      return actual === undefined ? withoutValue(operator, key) : test(operator, actual, values);
    }),
  );
}

/** Keys of the organization of a user or role, and of a way through a network: a service that calls for itself has none. */
const neverOfServices = [
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpcsourceip',
];

/** A key that is absent for certain makes a negated condition hold, and one with `IfExists`; it fails every other. */
function withoutValue(operator: string, key: string): Verdict {
  if (!neverOfServices.includes(key.toLowerCase())) return 'maybe';
  // Of keys with several values: of none, all are as they should be, and not any.
  if (operator.startsWith('ForAnyValue:')) return 'no';
  if (operator.startsWith('ForAllValues:') || operator.endsWith('IfExists')) return 'yes';
  return operator === 'Null' ? 'maybe' : is(/Not(?:Equals|Like|IpAddress)/.test(operator));
}

function test(operator: string, actual: string, values: readonly string[]): Verdict {
  const name = operator.replace(/^For(?:Any|All)Values?:/, '').replace(/IfExists$/, '');
  switch (name) {
    case 'StringEquals':
      return is(values.includes(actual));
    case 'StringNotEquals':
      return is(!values.includes(actual));
    case 'StringEqualsIgnoreCase':
    case 'Bool':
      return is(values.some((value) => value.toLowerCase() === actual.toLowerCase()));
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return is(values.some((value) => isLike(actual, value)));
    case 'StringNotLike':
    case 'ArnNotLike':
    case 'ArnNotEquals':
      return is(!values.some((value) => isLike(actual, value)));
    case 'Null':
      // It is there.
      return is(values.every((value) => value.toLowerCase() === 'false'));
    default:
      return 'maybe';
  }
}

/** `*` and `?` as IAM has them. Without a regular expression: a policy's patterns may be made to take long. */
function isLike(text: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern;
      starAt = at;
      inPattern += 1;
    } else if (inPattern < pattern.length && (pattern[inPattern] === '?' || pattern[inPattern] === text[at])) {
      at += 1;
      inPattern += 1;
    } else if (star === -1) {
      return false;
    } else {
      inPattern = star + 1;
      starAt += 1;
      at = starAt;
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
