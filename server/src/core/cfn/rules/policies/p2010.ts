import { roleKinds, roleName } from '../../../accounts/roles.ts';
import { type Span, textOf, walk } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import { replaceWith } from '../nearest.ts';
import type { TemplateRule } from '../rule.ts';

export const p2010: TemplateRule = {
  kind: 'template',
  id: 'P2010',
  severity: 'warning',
  title: 'One region in the names of Panther’s roles',
  about:
    'Where the names of Panther’s roles are written out, they end in the same region, that of the master account: in one template, and in all that are open, in the folders of the workspace, or validated together.',
  fixes: true,
  mutedByMacros: true,
  *check({ template, others }) {
    const { text } = template.document;
    if (template.root === null || !ROLE.test(text)) return;
    const places: (Span & { readonly region: string })[] = [];
    for (const node of walk(template.root)) {
      const written = node.kind === 'scalar' ? text.slice(innerSpan(node).start, innerSpan(node).end) : '';
      for (const found of textOf(node) === undefined ? [] : written.matchAll(ROLES)) {
        const [, base = '', region = ''] = found;
        const start = innerSpan(node).start + found.index + base.length;
        places.push({ region, start, end: start + region.length });
      }
    }
    const [first] = places;
    if (first === undefined) return;
    const odd = places.filter(({ region }) => region !== first.region);
    for (const { region, ...span } of odd) {
      yield {
        span,
        message: `Other roles of Panther end in ${first.region} here, and all end in the region of the master account: ${region}`,
        fixes: [replaceWith(span, first.region)],
      };
    }
    if (odd.length > 0) return;
    for (const other of others()) {
      const region = ROLE.exec(other.text)?.[2];
      if (region === undefined || region === first.region) continue;
      const span = { start: first.start, end: first.end };
      yield {
        span,
        message: `The roles of Panther end in ${region} in ${other.name}, and all end in the region of the master account: ${first.region}`,
        fixes: [{ ...replaceWith(span, region), edits: places.map((place) => ({ span: place, text: region })) }],
      };
      return;
    }
  },
};

/** Whether the rule has anything to compare in a template. */
export function namesRolesOfPanther(text: string): boolean {
  return ROLE.test(text);
}

const NAMES = [...roleKinds.map((kind) => roleName(kind, '')), 'PantherCloudFormationStackSetAdminRole-'].join('|');
const ROLE = new RegExp(`(${NAMES})([a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\\d{1,2})(?![\\w-])`);
const ROLES = new RegExp(ROLE, 'g');
