/** The rules of EventBridge that send to the topic. */
import { changeEvent, missedSources, serviceEvent } from './changes.ts';
import type { Known, RuleFacts } from './facts.ts';
import { type Fields, parsedFields } from './fields.ts';
import { bad, fine, type Judged, unread, weak } from './finding.ts';
import { narrowing, passes, passesFields } from './pattern.ts';

export interface RulesPlace {
  readonly accountId: string;
  readonly region: string;
  /** What deploys the stack that has the rules. */
  readonly deploy: string;
  /** The event sources that the catalogue has types of. */
  readonly sources: readonly string[];
}

const MOST_NAMED = 8;

export function judgeRules(rules: Known<readonly RuleFacts[]>, place: RulesPlace): readonly Judged[] {
  if ('problem' in rules) return [unread('changesRule', rules.problem)];
  const awake = rules.value.filter(({ isEnabled }) => isEnabled);
  const altering = awake.filter(({ sendsWhole }) => 'value' in sendsWhole && !sendsWhole.value);
  const enabled = awake.filter((rule) => !altering.includes(rule));
  return [
    judgeChanges(rules.value, { enabled, altering }, place),
    judgeService(enabled, place),
    judgeHeartbeat(rules.value, place),
  ];
}

interface AwakeRules {
  /** Those that send what they let pass as it is. */
  readonly enabled: readonly RuleFacts[];
  readonly altering: readonly RuleFacts[];
}

function judgeChanges(all: readonly RuleFacts[], { enabled, altering }: AwakeRules, place: RulesPlace): Judged {
  const missed = missedBy(enabled, place);
  if (missed.length === 0) return judgeTargets(enabled, place);
  const altered = altering.find((rule) => missedBy([...enabled, rule], place).length < missed.length);
  if (altered !== undefined) {
    return bad(
      'changesRule',
      `The rule sends another text or only a part of the event, which cannot be read: ${altered.name}`,
      'Take Input, InputPath and InputTransformer away from its target (EventBridge console, the target’s "Additional settings").',
    );
  }
  const asleep = all.find((rule) => !rule.isEnabled && missedBy([...enabled, rule], place).length < missed.length);
  if (asleep !== undefined) {
    return bad('changesRule', `The rule is disabled: ${asleep.name}`, 'Enable it.', enable(asleep, place));
  }
  const narrow = narrowed(enabled, place);
  if (narrow.fields.length > 0 && missedOf(narrow.patterns, place).length < missed.length) {
    const text = `The rule lets pass only changes with certain values of ${narrow.fields.join(', ')}, and loses the others.`;
    return bad('changesRule', text, deployHint, place.deploy);
  }
  if (!letsAnyPass(enabled, place)) {
    const text = all.some(({ pattern }) => pattern !== null)
      ? 'The pattern of the rule lets no call pass that changes something.'
      : 'No rule sends calls that change something to the topic.';
    return bad('changesRule', text, deployHint, place.deploy);
  }
  const named = missed.slice(0, MOST_NAMED).join(', ');
  const more = missed.length > MOST_NAMED ? ` and ${missed.length - MOST_NAMED} more` : '';
  return bad('changesRule', `The rule lets not every change pass of: ${named}${more}`, deployHint, place.deploy);
}

/** What could not be read of targets matters only where the other rules do not let pass everything. */
function judgeTargets(enabled: readonly RuleFacts[], place: RulesPlace): Judged {
  const certain = enabled.filter(({ sendsWhole }) => 'value' in sendsWhole);
  if (missedBy(certain, place).length === 0) {
    return fine('changesRule', 'A rule lets pass every call that changes something.');
  }
  const problems = enabled.flatMap(({ sendsWhole }) => ('problem' in sendsWhole ? [sendsWhole.problem] : []));
  return unread('changesRule', problems[0] ?? '');
}

const deployHint = 'Deploy the real-time events template there.';

/** The services of which some change comes through none of the rules. */
function missedBy(rules: readonly RuleFacts[], place: RulesPlace): readonly string[] {
  return missedOf(patternsOf(rules), place);
}

function patternsOf(rules: readonly RuleFacts[]): readonly Fields[] {
  return rules
    .map(({ pattern }) => (pattern === null ? null : parsedFields(pattern)))
    .filter((pattern) => pattern !== null);
}

/** The rules' patterns without what they ask of fields that differ from call to call, and these fields. */
function narrowed(rules: readonly RuleFacts[], place: RulesPlace) {
  const event = changeEvent(place.sources[0] ?? '', 'Create', place);
  const all = patternsOf(rules).map((pattern) => narrowing(pattern, event));
  return { fields: [...new Set(all.flatMap(({ fields }) => fields))], patterns: all.map(({ rest }) => rest) };
}

function missedOf(patterns: readonly Fields[], place: RulesPlace): readonly string[] {
  return missedSources(place.sources, passing(patterns, place));
}

function letsAnyPass(rules: readonly RuleFacts[], place: RulesPlace): boolean {
  const comesThrough = passing(patternsOf(rules), place);
  return missedSources(place.sources, (source, verb) => !comesThrough(source, verb)).length > 0;
}

function passing(patterns: readonly Fields[], place: RulesPlace) {
  return (source: string, verb: string): boolean =>
    patterns.some((pattern) => passesFields(pattern, changeEvent(source, verb, place)));
}

function judgeService(enabled: readonly RuleFacts[], place: RulesPlace): Judged {
  const event = serviceEvent(place);
  if (enabled.some(({ pattern }) => pattern !== null && passes(pattern, event))) {
    return fine('serviceRule', 'A rule lets pass what services change by themselves.');
  }
  return weak(
    'serviceRule',
    'No rule tells of what services change by themselves, such as a key that is deleted after its waiting time.',
    deployHint,
    place.deploy,
  );
}

function judgeHeartbeat(all: readonly RuleFacts[], place: RulesPlace): Judged {
  const beating = all.filter(({ schedule }) => schedule !== null);
  const [first] = beating;
  if (first === undefined) {
    return weak(
      'heartbeatRule',
      'No rule sends heartbeats, so nobody notices when events stop.',
      deployHint,
      place.deploy,
    );
  }
  if (beating.some(({ isEnabled }) => isEnabled)) return fine('heartbeatRule', 'A rule sends heartbeats.');
  return bad('heartbeatRule', `The rule is disabled: ${first.name}`, 'Enable it.', enable(first, place));
}

function enable({ name }: RuleFacts, { region }: RulesPlace): string {
  return `aws events enable-rule --name ${name} --region ${region}`;
}
