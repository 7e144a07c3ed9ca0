import { type Node, textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import type { Reference } from '../../model/references.ts';
import type { Resource } from '../../model/template.ts';
import { withoutEntry, withoutItem } from '../edits.ts';
import type { Fix, TemplateRule } from '../rule.ts';
import { ifsAround } from './underIfs.ts';

/** A note: it does no harm, and tools that write templates write much of it. */
export const w3005: TemplateRule = {
  kind: 'template',
  id: 'W3005',
  severity: 'info',
  title: 'DependsOn that says nothing new',
  about: 'A reference makes the resource wait for the other one already.',
  link: userGuide('aws-attribute-dependson'),
  fixes: true,
  *check({ template, references }) {
    const byOwner = Map.groupBy(
      references.filter(({ section }) => section === 'Resources'),
      ({ owner }) => owner,
    );
    for (const [owner, own] of byOwner) {
      const resource = template.resources.get(owner);
      if (resource === undefined) continue;
      const waited = waitedFor(own);
      for (const { kind, id, span, node } of own) {
        const other = kind === 'dependsOn' ? waited.get(id) : undefined;
        if (other === undefined) continue;
        const fix = remove(resource, node, template.document.text);
        yield {
          span,
          message: `A reference to it makes ${owner} wait for it already: ${id}`,
          unnecessary: true,
          related: [{ span: other.span, message: `This reference to ${id} is enough.` }],
          fixes: fix === null ? [] : [fix],
        };
      }
    }
  },
};

/** By id, the first reference that counts whatever the conditions are. */
function waitedFor(references: readonly Reference[]): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  for (const reference of references) {
    const { kind, id, node } = reference;
    if ((kind !== 'ref' && kind !== 'getAtt') || found.has(id)) continue;
    if (ifsAround(node).length === 0) found.set(id, reference);
  }
  return found;
}

function remove({ body }: Resource, node: Node, text: string): Fix | null {
  const entry = body?.entries.find(({ key }) => key.value === 'DependsOn');
  const dependsOn = valueAt(body, 'DependsOn');
  if (body === null || entry === undefined || dependsOn === undefined) return null;
  const isOneOfMore = dependsOn.kind === 'list' && dependsOn.items.length > 1;
  const edit = isOneOfMore ? withoutItem(dependsOn, node, text) : withoutEntry(body, entry, text);
  return edit === null
    ? null
    : { title: `Remove ${isOneOfMore ? (textOf(node) ?? 'it') : 'DependsOn'}`, edits: [edit], preferred: true };
}
