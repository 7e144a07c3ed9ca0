import type { TemplateDocument } from '../../document/document.ts';
import { type Entry, endOf, startOf, textOf } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { Fix, ResourceRule } from '../rule.ts';

export const w3011: ResourceRule = {
  kind: 'resource',
  id: 'W3011',
  severity: 'warning',
  title: 'One policy of two',
  about: 'A resource is kept when it is deleted but not when it is replaced, or the other way round.',
  link: userGuide('aws-attribute-updatereplacepolicy'),
  fixes: true,
  mutedByMacros: true,
  *check({ body, type }, { template }) {
    // A version is replaced at each change; keeping the old ones is what the one policy is for.
    if (type === 'AWS::Lambda::Version' || type === 'AWS::Lambda::LayerVersion') return;
    const [deletion, replacement] = ['DeletionPolicy', 'UpdateReplacePolicy'].map((name) =>
      body?.entries.find(({ key }) => key.value === name),
    );
    if ((deletion === undefined) === (replacement === undefined)) return;
    const only = deletion ?? replacement;
    const policy = textOf(only?.value);
    if (only === undefined || policy === undefined || !KEEPING.includes(policy)) return;
    const missing = deletion === undefined ? 'DeletionPolicy' : 'UpdateReplacePolicy';
    const when = deletion === undefined ? 'deleted' : 'replaced';
    yield {
      span: innerSpan(only.key),
      message: `It is lost when it is ${when}, unless it has the other policy too: ${missing}`,
      fixes: add(only, missing, policy, template.document),
    };
  },
};

const KEEPING = ['Retain', 'RetainExceptOnCreate', 'Snapshot'];

function add(
  { key, value }: Entry,
  name: string,
  policy: string,
  { text, language }: TemplateDocument,
): readonly Fix[] {
  const written = policy === 'RetainExceptOnCreate' ? 'Retain' : policy;
  const lineStart = text.lastIndexOf('\n', startOf(key)) + 1;
  const indent = text.slice(lineStart, startOf(key));
  if (indent.trim() !== '') return [];
  const end = endOf(value);
  const added = language === 'json' ? `,\n${indent}"${name}": "${written}"` : `\n${indent}${name}: ${written}`;
  const fix: Fix = {
    title: `Add ${name}: ${written}`,
    edits: [{ span: { start: end, end }, text: added }],
    preferred: true,
  };
  return [fix];
}
