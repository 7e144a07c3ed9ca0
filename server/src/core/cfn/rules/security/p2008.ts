import { EVENTS_QUEUE, EVENTS_TOPIC } from '../../../events/names.ts';
import { changeEvent, missedSources, serviceEvent } from '../../../events/setup/changes.ts';
import { type Fields, isFields, listOf } from '../../../events/setup/fields.ts';
import { passesFields } from '../../../events/setup/pattern.ts';
import { entryOf, type Node, textOf, valueAt } from '../../document/node.ts';
import { type FunctionCall, functionAt, getAttOf, innerSpan } from '../../model/functions.ts';
import { plainValue } from '../../model/plainValue.ts';
import type { Resource, Template } from '../../model/template.ts';
import { itemsOf } from '../policies/documents.ts';
import { writtenText } from '../policies/principals.ts';
import type { Finding, TemplateRule } from '../rule.ts';

export const p2008: TemplateRule = {
  kind: 'template',
  id: 'P2008',
  severity: 'warning',
  title: 'Events that real time needs',
  about:
    'The rules that send to Panther’s topic or queue let pass, between them, every change of the services that are followed, and send events as they are. Nothing is said where a function gives a part of a pattern.',
  mutedByMacros: true,
  *check({ template, needs }) {
    const rules = [...template.resources.values()].flatMap((resource) => feederOf(resource, template));
    const whole = rules.filter(({ altering }) => altering === null);
    for (const { altering } of rules) {
      if (altering === null) continue;
      yield {
        span: innerSpan(altering),
        message: `Panther reads events as they are, and not what this makes of them; take it away: ${textOf(altering)}`,
      };
    }
    if (whole.some(({ pattern }) => pattern === null)) return;
    const sources = whole.length === 0 ? [] : needs.eventSources();
    const missedBy = (some: readonly Feeder[]) =>
      missedSources(sources, (source, verb) =>
        some.some(
          ({ pattern }) => pattern !== null && passesFields(pattern, changeEvent(source, verb, placeOf(pattern))),
        ),
      );
    const missed = missedBy(whole);
    // A rule for something else, such as what services change by themselves, is no mistake; the one for calls may be elsewhere.
    const forCalls = whole.filter(({ pattern }) => pattern !== null && mayPassCalls(pattern));
    const [first] = forCalls.toSorted((a, b) => missedBy([a]).length - missedBy([b]).length);
    if (first === undefined) return;
    if (missed.length > 0) yield { span: first.span, message: missedMessage(missed, sources.length) };
    else if (!whole.some(({ pattern }) => pattern !== null && passesFields(pattern, serviceEvent(placeOf(pattern))))) {
      yield {
        span: first.span,
        severity: 'info',
        message:
          'No rule here lets pass what services change by themselves, such as a key that is deleted after its waiting time; its detail-type is: AWS Service Event via CloudTrail',
      };
    }
  },
};

interface Feeder {
  readonly span: Finding['span'];
  /** Null: a function gives some of it. */
  readonly pattern: Fields | null;
  /** What makes another text of the event, in each target of Panther's; null: nothing does. */
  readonly altering: Node | null;
}

/** [] for what does not send to Panther, has no pattern, or is switched off. */
function feederOf({ type, properties }: Resource, template: Template): readonly Feeder[] {
  const entry = type === 'AWS::Events::Rule' ? entryOf(properties, 'EventPattern') : undefined;
  const targets = valueAt(properties, 'Targets');
  if (entry === undefined || targets === undefined || textOf(valueAt(properties, 'State')) === 'DISABLED') return [];
  const ours = [...itemsOf(targets)].filter((target) => isPanthers(valueAt(target, 'Arn'), template));
  if (ours.length === 0) return [];
  const alterings = ours.map((target) =>
    ALTERING.map((key) => entryOf(target, key)?.key).find((key) => key !== undefined),
  );
  const pattern = plainValue(entry.value, pseudo);
  return [
    {
      span: innerSpan(entry.key),
      pattern: isFields(pattern) ? pattern : null,
      altering: alterings.includes(undefined) ? null : (alterings[0] ?? null),
    },
  ];
}

const ALTERING = ['Input', 'InputPath', 'InputTransformer'];

function isPanthers(arn: Node | undefined, template: Template): boolean {
  if (arn === undefined) return false;
  const last = writtenText(arn)?.split(':').at(-1);
  if (last !== undefined) return last === EVENTS_TOPIC || last === EVENTS_QUEUE;
  const call = functionAt(arn);
  const id =
    call?.name === 'Ref' ? textOf(call.argument) : call?.name === 'Fn::GetAtt' ? getAttOf(call)?.id : undefined;
  const named = template.resources.get(id ?? '')?.properties ?? null;
  const nameAt = (key: string) => {
    const node = valueAt(named, key);
    return node === undefined ? undefined : writtenText(node);
  };
  return nameAt('TopicName') === EVENTS_TOPIC || nameAt('QueueName') === EVENTS_QUEUE;
}

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';

function pseudo({ name, argument }: FunctionCall): string | undefined {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::Region': REGION,
  };
  const id = textOf(argument) ?? '';
  return name === 'Ref' && Object.hasOwn(values, id) ? values[id] : undefined;
}

/** A pattern may be for one account or region: then it is tried with what happens there. */
function placeOf(pattern: Fields) {
  const own = (field: string) => listOf(pattern[field]).find((value) => typeof value === 'string');
  return { accountId: own('account') ?? ACCOUNT, region: own('region') ?? REGION };
}

function mayPassCalls(pattern: Fields): boolean {
  const event = changeEvent('', '', placeOf(pattern));
  const kind = { 'detail-type': pattern['detail-type'] };
  return kind['detail-type'] === undefined || passesFields(kind, event);
}

const MOST_NAMED = 8;

function missedMessage(missed: readonly string[], count: number): string {
  const named = missed.length === count ? ['every service'] : missed.slice(0, MOST_NAMED);
  const more = missed.length === count ? 0 : missed.length - named.length;
  return `Panther needs every change of the services that it follows; this pattern loses some or all of: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
