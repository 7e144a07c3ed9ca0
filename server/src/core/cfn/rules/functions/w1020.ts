import { endOf, startOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { innerSpan, subOf, subPartsOf } from '../../model/functions.ts';
import type { FunctionRule } from '../rule.ts';

/** A note: people write it out of habit, and it does no harm. */
export const w1020: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Sub'],
  id: 'W1020',
  severity: 'info',
  title: 'Fn::Sub that fills in nothing',
  about: 'The text has no ${Name}, so the function can go.',
  link: functionPage('Fn::Sub'),
  fixes: true,
  mutedByMacros: true,
  *check({ call, loopVariables }, { template: { document } }) {
    const { template, variables } = subOf(call);
    if (template?.kind !== 'scalar' || template.style === 'none' || variables !== null) return;
    if (subPartsOf(template, document.text).length > 0) return;
    // Loops write `&{Name}` too.
    if (loopVariables.size > 0 && String(template.value).includes('&{')) return;
    const before = { start: startOf(call.node), end: startOf(template) };
    const after = { start: endOf(template), end: endOf(call.node) };
    const isClosed = call.node.tag === null && call.node.flow;
    yield {
      span: innerSpan(call.key),
      message: 'There is nothing to fill in: the text can stand without Fn::Sub.',
      unnecessary: true,
      fixes:
        call.argument.kind === 'list'
          ? []
          : [
              {
                title: 'Remove Fn::Sub',
                edits: [{ span: before, text: '' }, ...(isClosed ? [{ span: after, text: '' }] : [])],
                preferred: true,
              },
            ],
    };
  },
};
