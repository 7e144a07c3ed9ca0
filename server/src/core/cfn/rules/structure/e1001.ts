import { keyText, type Node, textOf } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import { unknownKeys } from '../keys.ts';
import { replaceWith } from '../nearest.ts';
import type { TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e1001: TemplateRule = {
  kind: 'template',
  id: 'E1001',
  severity: 'error',
  title: 'Sections of the template',
  about: 'There are Resources, no sections that CloudFormation does not have, and each is a map.',
  link: userGuide('template-anatomy'),
  fixes: true,
  mutedByMacros: true,
  *check({ template }) {
    const { root, sections, document } = template;
    if (root === null) {
      const node = document.root;
      if (node === null || (node.kind === 'scalar' && node.value === null)) return;
      yield { span: wordOf(node, document.text), message: 'A template is a map with a section Resources.' };
      return;
    }
    yield* unknownKeys(root, template.isServerless ? [...SECTIONS, 'Globals'] : SECTIONS, 'A template');
    if (!sections.has('Resources')) {
      const [first] = root.entries;
      const span = first === undefined ? wordOf(root, document.text) : innerSpan(first.key);
      yield { span, message: 'A template needs a section: Resources' };
    }
    const resources = sections.get('Resources');
    if (resources?.value.kind === 'map' && resources.value.entries.length === 0) {
      yield { span: innerSpan(resources.key), message: 'A template has one resource at least: Resources' };
    }
    for (const entry of root.entries) {
      const name = keyText(entry);
      if (!MAPS.has(name) || entry.value.kind === 'map' || isNothing(entry.value)) continue;
      yield { span: wordOf(entry.value, document.text), message: `${name} is a map.` };
    }
    const version = sections.get('AWSTemplateFormatVersion')?.value;
    if (version === undefined || isNothing(version) || textOf(version) === VERSION) return;
    const span = wordOf(version, document.text);
    const fixes = version.kind === 'scalar' ? [replaceWith(span, VERSION)] : [];
    yield { span, message: `There is one AWSTemplateFormatVersion: ${VERSION}`, fixes };
  },
};

const VERSION = '2010-09-09';

const MAPS = new Set([
  'Conditions',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
]);

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

/** Null is found by another rule, wherever it stands. */
function isNothing(node: Node): boolean {
  return functionAt(node) !== null || (node.kind === 'scalar' && node.value === null);
}
