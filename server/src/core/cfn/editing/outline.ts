/** The outline of a template: sections, what they define, and properties down to a depth that is still of use. */
import { type Entry, endOf, keyText, type Node, type Span, spanOf, startOf } from '../document/node.ts';
import { innerSpan } from '../model/functions.ts';
import type { Template } from '../model/template.ts';

export interface OutlineItem {
  readonly name: string;
  /** A resource's type, a parameter's type, the value of a scalar. */
  readonly detail: string;
  readonly kind: 'section' | 'resource' | 'parameter' | 'condition' | 'mapping' | 'output' | 'property' | 'value';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

const KINDS: Readonly<Record<string, OutlineItem['kind']>> = {
  Resources: 'resource',
  Parameters: 'parameter',
  Conditions: 'condition',
  Mappings: 'mapping',
  Outputs: 'output',
};

/** Below that an outline is longer than the template is worth. */
const MAX_DEPTH = 6;

export function outlineOf(template: Template): readonly OutlineItem[] {
  return (template.root?.entries ?? []).map((section) => {
    const name = keyText(section);
    const kind = KINDS[name];
    return item(section, 'section', '', insideOf(section.value, kind ?? 'property', 1));
  });
}

function insideOf(node: Node, kind: OutlineItem['kind'], depth: number): readonly OutlineItem[] {
  if (depth > MAX_DEPTH) return [];
  if (node.kind === 'map' && node.tag === null) {
    return node.entries.map((entry) => {
      const scalar = entry.value.kind === 'scalar';
      const own = kind === 'property' && scalar ? 'value' : kind;
      return item(entry, own, detailOf(entry), insideOf(entry.value, 'property', depth + 1));
    });
  }
  if (node.kind === 'list' && node.items.some(({ kind: of }) => of !== 'scalar')) {
    return node.items.flatMap((one, index) => {
      const children = insideOf(one, 'property', depth + 1);
      if (children.length === 0) return [];
      const span = spanOf(one);
      return [
        {
          name: `[${index}]`,
          detail: '',
          kind: 'property',
          span,
          nameSpan: { start: span.start, end: span.start },
          children,
        } satisfies OutlineItem,
      ];
    });
  }
  return [];
}

function item(entry: Entry, kind: OutlineItem['kind'], detail: string, children: readonly OutlineItem[]): OutlineItem {
  const start = startOf(entry.key);
  return {
    // A name that is being typed is empty, which editors refuse.
    name: keyText(entry) || '?',
    detail,
    kind,
    span: { start, end: Math.max(endOf(entry.key), endOf(entry.value)) },
    nameSpan: innerSpan(entry.key),
    children,
  };
}

function detailOf({ value }: Entry): string {
  if (value.kind === 'scalar') return String(value.value ?? '').slice(0, 80);
  if (value.kind !== 'map') return '';
  const type = value.entries.find(({ key }) => key.value === 'Type')?.value;
  return type?.kind === 'scalar' && typeof type.value === 'string' ? type.value : '';
}
