import { keyText, textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { type FunctionCall, type SubPart, subOf, subPartsOf } from '../../model/functions.ts';
import { fits } from '../functions/arguments.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, Fix, FunctionRule, RuleContext } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { getAttProblem } from './getAttProblem.ts';

export const e1019: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Sub'],
  id: 'E1019',
  severity: 'error',
  title: 'Fn::Sub',
  about:
    'Takes a text, or a text and its variables; each ${Name} is a parameter, a resource, an attribute or a variable.',
  link: functionPage('Fn::Sub'),
  fixes: true,
  mutedByMacros: true,
  *check({ call, section, loopVariables }, context) {
    const { text } = context.template.document;
    const { template, variables } = subOf(call);
    if (!isWellFormed(call)) {
      const span = wordOf(call.argument, text);
      yield { span, message: 'Fn::Sub takes a text, or [text, { Variable: value }].' };
      return;
    }
    for (const { value } of variables?.entries ?? []) {
      yield* fits(value, { what: 'A variable of Fn::Sub', kind: 'text' }, context);
    }
    const own = new Set([...loopVariables, ...(variables?.entries.map(keyText) ?? [])]);
    for (const part of template === undefined ? [] : subPartsOf(template, text)) {
      if (!part.literal && !own.has(part.name)) yield* ofPart(part, section, context);
    }
  },
};

/** A macro may give all of it. */
function isWellFormed({ argument }: FunctionCall): boolean {
  if (argument.kind === 'map') return argument.entries.some((entry) => keyText(entry) === 'Fn::Transform');
  if (argument.kind === 'scalar') return textOf(argument) !== undefined || argument.value === null;
  const [first, second] = argument.items;
  return argument.items.length === 2 && textOf(first) !== undefined && second?.kind === 'map';
}

function* ofPart(part: SubPart, section: string, context: RuleContext): Generator<Finding> {
  const { name } = part;
  const span = { start: part.start, end: part.end };
  if (!/^[\w.:&]+$/.test(name)) {
    yield {
      span,
      message: `A name in Fn::Sub has letters, digits, points and colons only: ${name}`,
      fixes: [asText(part)],
    };
    return;
  }
  const dot = name.indexOf('.');
  const id = dot < 0 ? name : name.slice(0, dot);
  const isDecidedFirst = section === 'Conditions' || section === 'Rules';
  if (isDecidedFirst && context.template.resources.has(id)) {
    yield { span, message: `${section} are decided before there are any resources; this names one: ${id}` };
  } else if (dot < 0) {
    if (context.ids.isReferable(name)) return;
    const close = nearest(name, [...context.ids.referable]);
    const hint = close === null ? '' : `; did you mean ${close}`;
    yield {
      span,
      message: `Neither a parameter, a resource nor a variable of this Fn::Sub${hint}: ${name}`,
      fixes: [...(close === null ? [] : [replaceWith(span, close)]), asText(part)],
    };
  } else {
    const idSpan = { start: part.start, end: part.start + id.length };
    const attributeSpan = { start: idSpan.end + 1, end: part.end };
    yield* getAttProblem({ id, attribute: name.slice(dot + 1), idSpan, attributeSpan }, context, [asText(part)]);
  }
}

/** `${!Name}` gives the text `${Name}`: of a shell's variable, say. */
function asText({ start, name }: SubPart): Fix {
  return { title: `Keep \${${name}} as it is: \${!${name}}`, edits: [{ span: { start, end: start }, text: '!' }] };
}
