/** What is defined and nothing names: shown faded, and taken out by a quick fix. */
import { matchesAny } from '../../regions/glob.ts';
import type { Entry } from '../document/node.ts';
import { innerSpan } from '../model/functions.ts';
import { withoutEntry } from './edits.ts';
import { nearest } from './nearest.ts';
import type { Finding, RuleContext } from './rule.ts';

const MAX_MISSPELT = 20;

export function* unused(
  entries: ReadonlyMap<string, Entry>,
  used: ReadonlySet<string>,
  message: string,
  { template, ids }: RuleContext,
): Generator<Finding> {
  // Without resources the template is being begun, or is a part of another; what is broken may use more than can be read.
  if (ids.mayNameMore || template.resources.size === 0 || template.document.broken.length > 0) return;
  const misspelt = [...used].filter((id) => !entries.has(id) && !ids.isReferable(id)).slice(0, MAX_MISSPELT);
  // In a loop one name stands for many: `Parameter${Stage}`.
  const looped = [...used].filter((id) => /[$&]\{/.test(id)).map((id) => id.replace(/[$&]\{[^}]*\}/g, '*'));
  for (const [name, entry] of entries) {
    if (used.has(name) || matchesAny(looped, name)) continue;
    // Another rule finds the misspelt name, and one mistake is enough.
    if (misspelt.some((id) => nearest(id, [name]) !== null)) continue;
    const map = entry.value.parent;
    const edit = map?.kind === 'map' ? withoutEntry(map, entry, template.document.text) : null;
    yield {
      span: innerSpan(entry.key),
      message: `${message}: ${name}`,
      unnecessary: true,
      fixes: edit === null ? [] : [{ title: `Remove ${name}`, edits: [edit], preferred: true }],
    };
  }
}
