import { keyText, type Node, nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { functionAt } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { itemsAt, placeOf, writtenAt } from '../written.ts';

export const e3039: ResourceRule = {
  kind: 'resource',
  id: 'E3039',
  severity: 'error',
  title: 'Attributes of tables',
  about:
    'AttributeDefinitions of a table of DynamoDB has each attribute of the keys of the table and its indexes, and no other.',
  link: servicePage('AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::DynamoDB::Table' || properties?.kind !== 'map' || functionAt(properties) !== null) return;
    if (properties.entries.some((entry) => keyText(entry).startsWith('Fn::'))) return;
    const defined = namesIn(nodeAtPath(properties, ['AttributeDefinitions']));
    const lists = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];
    if (lists.some((key) => !isPlainList(nodeAtPath(properties, [key])))) return;
    const indexes = lists.flatMap((key) => itemsAt(properties, key));
    const keys = [properties, ...indexes].map((one) => namesIn(nodeAtPath(one, ['KeySchema'])));
    if (defined === null || keys.some((names) => names === null)) return;
    const used = keys.flatMap((names) => names ?? []);
    for (const { node, text } of used) {
      if (defined.some((one) => one.text === text)) continue;
      yield { span: placeOf(node), message: `AttributeDefinitions has no such attribute: ${text}` };
    }
    for (const { node, text } of defined) {
      if (used.some((one) => one.text === text)) continue;
      yield { span: placeOf(node), message: `An attribute that is in no key is not defined: ${text}` };
    }
  },
};

function isPlainList(node: Node | undefined): boolean {
  return node === undefined || (node.kind === 'list' && node.items.every((item) => functionAt(item) === null));
}

/** Null: some of them are not written out. */
function namesIn(list: Node | undefined) {
  if (list?.kind !== 'list') return null;
  const names = list.items.map((item) => writtenAt(item, 'AttributeName'));
  const known = names.filter((name) => name !== undefined);
  return known.length < names.length ? null : known;
}
