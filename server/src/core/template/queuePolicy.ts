/** The policy of the events queue: what its template gives it, beside what somebody may have made of it by hand. */
import { valueAt } from '../cfn/document/node.ts';
import { resolvedJson } from '../cfn/live/resolve.ts';
import type { Template } from '../cfn/model/template.ts';
import { type Fields, isFields, listOf, parsedFields } from '../events/setup/fields.ts';
import { canonicalObject, stableText } from '../inventory/canonical.ts';
import { partitionOfRegion } from '../regions/partition.ts';
import type { StackParameter } from './parameters.ts';

/** What would become of the queue's policy. Both as JSON to read, statement by statement; empty: there is none. */
export interface QueuePolicyChange {
  readonly live: string;
  readonly template: string;
  /** The statements that are not in the other one, each in a line. */
  readonly goes: readonly string[];
  readonly comes: readonly string[];
}

export interface QueueStack {
  readonly queueArn: string;
  readonly accountId: string;
  readonly region: string;
  /** All that the stack has. */
  readonly parameters: readonly StackParameter[];
}

/** @returns null: the template gives the queue no policy, or one that depends on what is not known here */
export function policyOfTemplate(template: Template, { queueArn, ...stack }: QueueStack): Fields | null {
  const policy = [...template.resources.values()].find(({ type }) => type === 'AWS::SQS::QueuePolicy');
  const document = valueAt(policy?.properties, 'PolicyDocument');
  if (document === undefined) return null;
  const resolved = resolvedJson(document, {
    value: (id) => pseudo(id, stack) ?? parameter(id, template, stack.parameters),
    // The policy is of one queue, and names its own alone.
    attribute: (_, name) => (name === 'Arn' ? queueArn : undefined),
    condition: (id) => template.conditions.get(id)?.value,
  });
  return isFields(resolved) && !/"(?:Ref|Fn::\w+)":/.test(JSON.stringify(resolved)) ? resolved : null;
}

function pseudo(id: string, { accountId, region }: Pick<QueueStack, 'accountId' | 'region'>): string | undefined {
  if (id === 'AWS::Partition') return partitionOfRegion(region);
  if (id === 'AWS::AccountId') return accountId;
  return id === 'AWS::Region' ? region : undefined;
}

function parameter(
  id: string,
  template: Template,
  given: readonly StackParameter[],
): string | readonly string[] | undefined {
  const declared = template.parameters.get(id)?.value;
  const byDefault = valueAt(declared, 'Default');
  const text =
    given.find(({ key }) => key === id)?.value ?? (byDefault?.kind === 'scalar' ? String(byDefault.value) : undefined);
  const type = valueAt(declared, 'Type');
  const isList = type?.kind === 'scalar' && type.value === 'CommaDelimitedList';
  return text === undefined || !isList ? text : text.split(',').map((item) => item.trim());
}

/** @param live as SQS gives it; null: the queue has none. Null: the two let the same in. */
export function compareQueuePolicies(live: string | null, template: Fields): QueuePolicyChange | null {
  const there = live === null ? {} : (parsedFields(live) ?? {});
  const [before, after] = [statementsOf(there), statementsOf(template)];
  const [known, wanted] = [new Set(before.map(meaningOf)), new Set(after.map(meaningOf))];
  const goes = before.filter((statement) => !wanted.has(meaningOf(statement)));
  const comes = after.filter((statement) => !known.has(meaningOf(statement)));
  if (goes.length === 0 && comes.length === 0) return null;
  return {
    live: live === null ? '' : readable(there),
    template: readable(template),
    goes: goes.map(lineOf),
    comes: comes.map(lineOf),
  };
}

function statementsOf(policy: Fields): readonly Fields[] {
  return listOf(policy['Statement']).filter(isFields).map(plain);
}

/** One value instead of a list of it alone, and lists in order: the two ways of writing the same. */
function plain(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([key, value]): [string, unknown] => {
    if (Array.isArray(value)) {
      const texts = value.map(String).toSorted((a, b) => a.localeCompare(b));
      return [key, texts.length === 1 ? texts[0] : texts];
    }
    return [key, isFields(value) ? plain(value) : String(value)];
  });
  return Object.fromEntries(entries);
}

/** The name of a statement means nothing. */
function meaningOf({ Sid: _, ...statement }: Fields): string {
  return stableText(canonicalObject(statement));
}

function readable(policy: Fields): string {
  return `${JSON.stringify({ ...policy, Statement: statementsOf(policy) }, null, 2)}\n`;
}

/** `Allow sqs:SendMessage: Service sns.amazonaws.com, if ArnLike aws:SourceArn arn:...` */
function lineOf(statement: Fields): string {
  const words = (key: string) => wordsOf(statement[key]);
  const who = words('Principal') || words('NotPrincipal');
  const condition = words('Condition');
  const what = words('Action') || words('NotAction');
  return `${words('Effect')} ${what}: ${who}${condition === '' ? '' : `, if ${condition}`}`;
}

function wordsOf(value: unknown): string {
  if (!isFields(value)) return listOf(value).map(String).join(', ');
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${wordsOf(inner)}`)
    .join(' and ');
}
