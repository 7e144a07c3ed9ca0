import { type MapNode, type Node, textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { literalOf } from '../../model/conditionLogic.ts';
import { isListType, isLookedUp } from '../../model/parameterTypes.ts';
import { fitsPattern } from '../../pattern/fitsPattern.ts';
import type { TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e2015: TemplateRule = {
  kind: 'template',
  id: 'E2015',
  severity: 'error',
  title: 'Defaults of parameters',
  about: 'A Default is one of the AllowedValues, fits the AllowedPattern and keeps within lengths and values.',
  link: userGuide('parameters-section-structure'),
  mutedByMacros: true,
  *check({ template }) {
    for (const { value } of template.parameters.values()) {
      const node = valueAt(value, 'Default');
      const text = node === undefined ? undefined : literalOf(node);
      const type = textOf(valueAt(value, 'Type'));
      if (value.kind !== 'map' || node === undefined || text === undefined || type === undefined) continue;
      const problems = itemsOf(text, type).map((item) => ({ item, problem: problemOf(item, type, value) }));
      const first = problems.find(({ problem }) => problem !== null);
      // Lists are compared as a whole, too.
      if (first === undefined || problemOf(text, type, value) === null) continue;
      const span = wordOf(node, template.document.text);
      yield { span, message: `The Default ${first.problem}: ${first.item}` };
    }
  },
};

/** Of a list each item has to fit. Lengths and patterns of what is looked up are those of its name. */
function itemsOf(text: string, type: string): readonly string[] {
  return isListType(type) && !isLookedUp(type) ? text.split(',').map((item) => item.trim()) : [text];
}

function problemOf(text: string, type: string, parameter: MapNode): string | null {
  const allowed = valueAt(parameter, 'AllowedValues');
  if (allowed?.kind === 'list') {
    const values = allowed.items.map(literalOf);
    if (!values.some((value) => value === undefined || isSame(value, text, type))) {
      return `is none of the AllowedValues (${values.slice(0, 8).join(', ')}${values.length > 8 ? ', ...' : ''})`;
    }
  }
  if (type === 'Number' || type === 'List<Number>') {
    if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return 'is no number';
    const [min, max] = [numberAt(parameter, 'MinValue'), numberAt(parameter, 'MaxValue')];
    if (min !== null && Number(text) < min) return `is less than the MinValue ${min}`;
    return max !== null && Number(text) > max ? `is more than the MaxValue ${max}` : null;
  }
  const [min, max] = [numberAt(parameter, 'MinLength'), numberAt(parameter, 'MaxLength')];
  if (min !== null && text.length < min) return `is shorter than the MinLength ${min}`;
  if (max !== null && text.length > max) return `is longer than the MaxLength ${max}`;
  const pattern = textOf(valueAt(parameter, 'AllowedPattern'));
  if (pattern === undefined || fitsPattern(pattern, text, { whole: true }) !== false) return null;
  return `does not fit the AllowedPattern ${pattern}`;
}

function isSame(a: string, b: string, type: string): boolean {
  return a === b || (type === 'Number' && Number(a) === Number(b));
}

function numberAt(map: Node, key: string): number | null {
  const node = valueAt(map, key);
  const number = Number(node === undefined ? undefined : literalOf(node));
  return Number.isFinite(number) ? number : null;
}
