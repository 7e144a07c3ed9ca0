import { startOf } from '../document/node.ts';
import type { Template } from '../model/template.ts';
import type { Fix } from './rule.ts';

/** Null: the template has transforms already, whose order matters. */
export function declareTransform({ root, sections, document }: Template, name: string): Fix | null {
  const first = sections.get('Resources');
  if (root === null || first === undefined || sections.has('Transform')) return null;
  const at = startOf(first.key);
  const text = document.language === 'json' ? `"Transform": "${name}",\n  ` : `Transform: ${name}\n`;
  return { title: `Declare Transform: ${name}`, edits: [{ span: { start: at, end: at }, text }], preferred: true };
}
