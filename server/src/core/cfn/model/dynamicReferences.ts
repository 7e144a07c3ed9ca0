/** `{{resolve:ssm:/name:1}}`: what CloudFormation looks up when the stack is made. */
import { endOf, type Node, pathOf, type Span, startOf, walk } from '../document/node.ts';
import type { Template } from './template.ts';

export interface DynamicReference {
  readonly node: Node;
  readonly span: Span;
  readonly path: readonly (string | number)[];
  /** `ssm`, `ssm-secure`, `secretsmanager`, or what is written instead. */
  readonly service: string;
  /** What follows, between colons. `${...}` is `anything`. */
  readonly parts: readonly string[];
  /** There are blanks after the braces: CloudFormation takes it for a text. */
  readonly isSpaced: boolean;
}

/** What Fn::Sub fills in later. */
export const anything = '\0';

const REFERENCE = /\{\{(\s*)resolve:((?:\$\{[^{}]*\}|[^{}])*)\}\}/g;

export function* dynamicReferencesIn({ root, document }: Template): Generator<DynamicReference> {
  if (root === null || !document.text.includes('resolve:')) return;
  for (const node of walk(root)) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.includes('resolve:')) continue;
    const start = startOf(node);
    for (const found of document.text.slice(start, endOf(node)).matchAll(REFERENCE)) {
      const [all, blanks = '', inner = ''] = found;
      const [service = '', ...parts] = inner.replace(/\$\{[^{}]*\}/g, anything).split(':');
      const at = start + found.index;
      const span = { start: at, end: at + all.length };
      yield { node, span, path: pathOf(node), service, parts, isSpaced: blanks !== '' };
    }
  }
}

/** `AWS::RDS::DBInstance MasterUserPassword`: the property of a resource in which it stands; null: it stands elsewhere. */
export function propertyAt(path: readonly (string | number)[], template: Template): string | null {
  const [section, id, attribute, ...inner] = path;
  const type = section === 'Resources' && typeof id === 'string' ? template.resources.get(id)?.type : undefined;
  if (typeof type !== 'string' || attribute !== 'Properties') return null;
  const names = inner.filter((key) => typeof key === 'string' && !key.startsWith('Fn::'));
  return `${type} ${names.join('.')}`;
}
