import { endOf, type Node, pathOf, type ScalarNode, startOf, valueAt, walk } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { type SubPart, subPartsOf } from '../../model/functions.ts';
import { attributeOf } from '../../schema/attributes.ts';
import type { Fix, RuleContext, TemplateRule } from '../rule.ts';

/** A warning: the stack can be made, with `${Name}` as it is written. */
export const e1029: TemplateRule = {
  kind: 'template',
  id: 'E1029',
  severity: 'warning',
  title: 'Fn::Sub is missing',
  about:
    'A text has the name of a parameter or a resource in ${}, but nothing fills it in. Scripts have variables of their own.',
  link: functionPage('Fn::Sub'),
  fixes: true,
  mutedByMacros: true,
  *check(context) {
    const { document, resources, outputs } = context.template;
    if (!document.text.includes('${')) return;
    const values = [
      ...[...resources.values()].map(({ properties }) => properties),
      ...[...outputs.values()].map(({ value }) => valueAt(value, 'Value') ?? null),
    ];
    for (const value of values) {
      for (const node of value === null ? [] : walk(value)) {
        if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.includes('${')) continue;
        const path = pathOf(node);
        if (path.some((key) => LEFT_ALONE.has(key))) continue;
        const parts = subPartsOf(node, document.text);
        const meant = parts.find((part) => isMeant(part, node, path, context));
        if (meant === undefined) continue;
        yield {
          span: { start: meant.start, end: meant.end },
          message: `Only Fn::Sub fills in a name, in this text it stays as it is: \${${meant.name}}`,
          fixes: [fill(node, parts, context)],
        };
      }
    }
  },
};

/** Where others fill in: Fn::Sub itself, templates within templates, macros. */
const LEFT_ALONE = new Set<string | number>(['Fn::Sub', 'Fn::Transform', 'TemplateBody']);

/** Scripts and templates of other languages, in which `${Name}` is their own variable. */
const SCRIPTS =
  /^(?:UserData|ZipFile|InlineCode|FunctionCode|Code|BuildSpec|Content|Commands?|Script|DashboardBody|.*Templates?|Definition(?:String)?)$/;

function isMeant(part: SubPart, node: Node, path: readonly (string | number)[], context: RuleContext): boolean {
  const { name, literal } = part;
  if (literal || isSubstituted(name, node)) return false;
  const inScript = path.slice(3).some((key) => typeof key === 'string' && SCRIPTS.test(key));
  if (inScript && !name.startsWith('AWS::') && !name.includes('.')) return false;
  return isKnown(name, context);
}

function isKnown(name: string, { ids, template, schemas }: RuleContext): boolean {
  const dot = name.indexOf('.');
  if (dot < 0) return ids.referable.has(name);
  const type = template.resources.get(name.slice(0, dot))?.type;
  return typeof type === 'string' && attributeOf(type, name.slice(dot + 1), schemas).kind !== 'none';
}

/** State machines have `DefinitionSubstitutions` beside their definition. */
function isSubstituted(name: string, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.parent) {
    if (valueAt(valueAt(at, 'DefinitionSubstitutions'), name) !== undefined) return true;
  }
  return false;
}

/** What Fn::Sub does not know it would refuse: it is written as `${!Name}`. */
function fill(node: ScalarNode, parts: readonly SubPart[], context: RuleContext): Fix {
  const start = startOf(node);
  const keep = parts
    .filter((part) => !part.literal && !isKnown(part.name, context))
    .map((part) => ({ span: { start: part.start, end: part.start }, text: '!' }));
  const at = (offset: number, text: string) => ({ span: { start: offset, end: offset }, text });
  const around =
    context.template.document.language === 'json'
      ? [at(start, '{ "Fn::Sub": '), ...keep, at(endOf(node), ' }')]
      : [at(start, '!Sub '), ...keep];
  return { title: 'Fill it in with Fn::Sub', edits: around, preferred: true };
}
