/** Adds an inline policy to a role, in the style in which the role is written. */
import { entryOf, type MapNode, startOf } from '../../document/node.ts';
import type { Edit } from '../rule.ts';

/** IAM takes 10,240 characters in all inline policies of a role; the rest is for those that are there. */
const MOST_CHARACTERS = 8_000;

/** Null: it would be too long, or there is no place for it. */
export function addPolicy(
  properties: MapNode,
  policy: { readonly name: string; readonly actions: readonly string[] },
  text: string,
): Edit | null {
  if (policy.actions.join(',').length > MOST_CHARACTERS) return null;
  const existing = entryOf(properties, 'Policies')?.value;
  if (existing === undefined) {
    const [first] = properties.entries;
    if (first === undefined) return null;
    const at = startOf(first.key);
    if (properties.flow) return insert(at, `"Policies": [${asJson(policy)}], `);
    const indent = indentAt(at, text);
    return insert(at, `Policies:\n${indent}  ${asBlock(policy, `${indent}  `)}${indent}`);
  }
  if (existing.kind !== 'list') return null;
  const [item] = existing.items;
  if (existing.flow) {
    return insert(startOf(existing) + 1, item === undefined ? asJson(policy) : `${asJson(policy)}, `);
  }
  if (item === undefined) return null;
  const dash = text.lastIndexOf('-', startOf(item));
  const indent = indentAt(dash, text);
  return insert(dash, `${asBlock(policy, indent)}${indent}`);
}

function insert(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}

function indentAt(offset: number, text: string): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
}

function asJson({ name, actions }: { readonly name: string; readonly actions: readonly string[] }): string {
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' };
  return JSON.stringify({ PolicyName: name, PolicyDocument: { Version: '2012-10-17', Statement: [statement] } });
}

/** An item of a list, with the line's end; `indent` is that of the dash. */
function asBlock(
  { name, actions }: { readonly name: string; readonly actions: readonly string[] },
  indent: string,
): string {
  const lines = [
    `- PolicyName: ${name}`,
    '  PolicyDocument:',
    '    Version: "2012-10-17"',
    '    Statement:',
    '      - Effect: Allow',
    '        Action:',
    ...actions.map((action) => `          - ${action}`),
    '        Resource: "*"',
  ];
  return `${lines.join(`\n${indent}`)}\n`;
}
