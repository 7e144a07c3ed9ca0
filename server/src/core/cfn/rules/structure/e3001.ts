import { keyText, type Node, textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import type { Resource } from '../../model/template.ts';
import { isServerlessType } from '../../schema/serverless.ts';
import { isCustomType } from '../../schema/typeNames.ts';
import { unknownKeys } from '../keys.ts';
import { badName } from '../names.ts';
import type { Finding, ResourceRule, RuleContext } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e3001: ResourceRule = {
  kind: 'resource',
  id: 'E3001',
  severity: 'error',
  title: 'Keys of resources',
  about: 'A resource has a name of letters and digits, a Type, and no keys but those that CloudFormation has.',
  link: userGuide('resources-section-structure'),
  fixes: true,
  mutedByMacros: true,
  *check(resource, context) {
    const { entry, body } = resource;
    yield* badName(entry.key, 'a resource');
    if (body === null) {
      yield* wrong(entry.value, 'A resource is a map with a Type.', context);
      return;
    }
    if (valueAt(body, 'Type') === undefined && !body.entries.some((one) => keyText(one).startsWith('Fn::'))) {
      yield { span: innerSpan(entry.key), message: `A resource needs a Type: ${resource.id}` };
    }
    for (const finding of unknownKeys(body, keysFor(resource, context), 'A resource')) {
      const isIgnored = resource.type !== null && isServerlessType(resource.type);
      yield isIgnored ? { ...finding, severity: 'warning', message: `SAM ignores this: ${finding.message}` } : finding;
    }
    for (const key of ['Type', 'Condition']) {
      const node = valueAt(body, key);
      if (node !== undefined && textOf(node) === undefined) {
        yield* wrong(node, `The ${key} of a resource is a text, written as it is.`, context);
      }
    }
    const properties = valueAt(body, 'Properties');
    if (properties !== undefined && properties.kind !== 'map') {
      yield* wrong(properties, 'Properties are a map.', context);
    }
  },
};

const KEYS = [
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
];

function keysFor({ type }: Resource, { template }: RuleContext): readonly string[] {
  const ofServerless = template.isServerless ? ['Connectors', 'IgnoreGlobals'] : [];
  const ofCustom = type !== null && isCustomType(type) ? ['Version'] : [];
  return [...KEYS, ...ofServerless, ...ofCustom];
}

/** Null is found by another rule, wherever it stands. */
function* wrong(node: Node, message: string, { template }: RuleContext): Generator<Finding> {
  if ((node.kind === 'scalar' && node.value === null) || functionAt(node)?.name === 'Fn::Transform') return;
  yield { span: wordOf(node, template.document.text), message };
}
