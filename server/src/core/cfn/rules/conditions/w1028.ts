import { textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { assumptionsAt } from '../references/underIfs.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const w1028: FunctionRule = {
  kind: 'function',
  functions: ['Fn::If'],
  id: 'W1028',
  severity: 'warning',
  title: 'Ways of Fn::If that are never taken',
  about: 'The condition always holds there, or never: the conditions around it say so already.',
  link: functionPage('Fn::If'),
  mutedByMacros: true,
  *check({ call, section, owner }, { template, logic }) {
    const items = call.argument.kind === 'list' ? call.argument.items : [];
    const [first, whenTrue, whenFalse] = items;
    const condition = textOf(first);
    if (condition === undefined || items.length !== 3 || !template.conditions.has(condition)) return;
    const here = assumptionsAt(call.node, section, owner, template);
    if (!logic.canBe(here)) return;
    for (const [way, holds] of [
      [whenTrue, true],
      [whenFalse, false],
    ] as const) {
      if (way === undefined || logic.canBe([...here, { condition, holds }])) continue;
      yield {
        span: wordOf(way, template.document.text),
        message: `This is never taken: here the condition ${holds ? 'never holds' : 'always holds'}: ${condition}`,
        unnecessary: true,
      };
    }
  },
};
