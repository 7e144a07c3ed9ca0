/** What references stand for, as far as the template itself tells. */
import { endOf, type Node, nodeAtPath, textOf, valueAt, walk } from '../document/node.ts';
import { functionAt } from '../model/functions.ts';
import type { Template } from '../model/template.ts';

export interface Hint {
  /** It is shown after this. */
  readonly offset: number;
  readonly text: string;
}

const MAX_LENGTH = 60;

/** Of the functions between two offsets. */
export function hintsIn(template: Template, start: number, end: number): readonly Hint[] {
  const hints: Hint[] = [];
  for (const section of ['Resources', 'Outputs', 'Conditions']) {
    const node = template.sections.get(section)?.value;
    if (node === undefined) continue;
    for (const inner of walk(node)) {
      const offset = endOf(inner);
      if (offset < start || offset > end) continue;
      const text = resolved(inner, template);
      if (text !== null)
        hints.push({ offset, text: text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text });
    }
  }
  return hints;
}

/** Null: nothing can be told before the stack is made. */
function resolved(node: Node, template: Template): string | null {
  const call = functionAt(node);
  if (call?.name === 'Ref') return defaultOf(textOf(call.argument), template);
  if (call?.name === 'Fn::FindInMap' && call.argument.kind === 'list') {
    const keys = call.argument.items.map((item) => textOf(item) ?? refValue(item, template));
    const [map, ...path] = keys;
    const entry = map == null ? undefined : template.mappings.get(map);
    if (entry === undefined || path.some((key) => key === null)) return null;
    const found = nodeAtPath(entry.value, path.map(String));
    return found?.kind === 'scalar' ? String(found.value) : null;
  }
  return null;
}

function refValue(node: Node, template: Template): string | null {
  const call = functionAt(node);
  return call?.name === 'Ref' ? defaultOf(textOf(call.argument), template) : null;
}

function defaultOf(id: string | undefined, template: Template): string | null {
  const parameter = id === undefined ? undefined : template.parameters.get(id)?.value;
  // A secret's default is one too.
  if (String(scalarOf(valueAt(parameter, 'NoEcho'))).toLowerCase() === 'true') return null;
  return scalarOf(valueAt(parameter, 'Default'));
}

function scalarOf(node: Node | undefined): string | null {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : null;
}
