import { roleKinds, roleName } from '../../../accounts/roles.ts';
import { EVENTS_QUEUE, EVENTS_TOPIC } from '../../../events/names.ts';
import { REAL_TIME_STACK_SET } from '../../../stacksets/stackSetRef.ts';
import { type Node, type Span, textOf, valueAt } from '../../document/node.ts';
import { functionAt, innerSpan, subOf } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, ResourceRule } from '../rule.ts';
import { branchesOf } from '../visits.ts';
import { writtenText } from './principals.ts';

export const p2006: ResourceRule = {
  kind: 'resource',
  id: 'P2006',
  severity: 'warning',
  title: 'Names that Panther looks for',
  about:
    'Roles, the queue, the topic and the StackSet of Panther have the names by which its templates and its scans look for each other: PantherAuditRole-<region of the master account>, panther-aws-events-queue and the like.',
  fixes: true,
  mutedByMacros: true,
  *check({ type, properties }) {
    const places = type !== null && Object.hasOwn(PLACES, type) ? (PLACES[type] ?? {}) : {};
    for (const [property, kind] of Object.entries(places)) {
      const whole = valueAt(properties, property);
      for (const node of whole === undefined ? [] : branchesOf(whole)) {
        const name = lastNameIn(node);
        if (name === null || !/^panther/i.test(name.text)) continue;
        yield* kind === 'role' ? ofRole(name) : ofNamed(name, kind);
      }
    }
  },
};

/** What each property names, or gives the ARN of. */
const PLACES: Readonly<Record<string, Readonly<Record<string, 'role' | keyof typeof NAMES>>>> = {
  'AWS::CloudFormation::StackSet': {
    AdministrationRoleARN: 'role',
    ExecutionRoleName: 'role',
    StackSetName: 'StackSet',
  },
  'AWS::IAM::Role': { RoleName: 'role' },
  'AWS::SNS::Subscription': { Endpoint: 'queue', TopicArn: 'topic' },
  'AWS::SNS::Topic': { TopicName: 'topic' },
  'AWS::SQS::Queue': { QueueName: 'queue' },
};

const NAMES = { queue: EVENTS_QUEUE, topic: EVENTS_TOPIC, StackSet: REAL_TIME_STACK_SET } as const;

/** Without the region that follows. */
const ROLES: readonly string[] = [
  ...roleKinds.map((kind) => roleName(kind, '').slice(0, -'-'.length)),
  'PantherCloudFormationStackSetAdminRole',
];

interface Name extends Span {
  readonly text: string;
}

/** A name, or what an ARN ends with. Null: another function gives it. */
function lastNameIn(node: Node): Name | null {
  const call = functionAt(node);
  const place = call === null ? node : (subOf(call).template ?? node);
  const whole = writtenText(node);
  if (whole === undefined || textOf(place) === undefined) return null;
  const from = Math.max(whole.lastIndexOf(':'), whole.lastIndexOf('/')) + 1;
  const { start, end } = innerSpan(place);
  return { text: whole.slice(from), start: start + from, end };
}

function* ofRole({ text, start, end }: Name): Generator<Finding> {
  const dash = text.indexOf('-');
  const base = dash < 0 ? text : text.slice(0, dash);
  if (ROLES.includes(base)) {
    if (dash >= 0 && text.length > dash + 1) return;
    yield {
      span: { start, end },
      message: `The region of the master account is due after the name and a dash, as in ${base}-us-east-1: ${text}`,
    };
    return;
  }
  const close = nearest(base, ROLES);
  // Other roles may begin like this.
  if (close !== null) yield misnamed('role', { text: base, start, end: start + base.length }, close);
}

function* ofNamed(name: Name, kind: keyof typeof NAMES): Generator<Finding> {
  const due = NAMES[kind];
  const isOther = name.text === due || name.text.startsWith(`${due}-`);
  if (!isOther && nearest(name.text, [due]) !== null) yield misnamed(kind, name, due);
}

function misnamed(kind: string, { text, start, end }: Name, due: string): Finding {
  return {
    span: { start, end },
    message: `Panther looks for no ${kind} of this name; did you mean ${due}: ${text}`,
    fixes: [replaceWith({ start, end }, due)],
  };
}
