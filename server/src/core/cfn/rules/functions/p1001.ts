import { isFunctionName, longNames } from '../../document/functionNames.ts';
import { type Entry, keyText, type MapNode, walk } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, TemplateRule } from '../rule.ts';

export const p1001: TemplateRule = {
  kind: 'template',
  id: 'P1001',
  severity: 'error',
  title: 'Functions that CloudFormation does not have',
  about: 'The name of a function is none, or the function has other keys beside it.',
  link: userGuide('intrinsic-function-reference'),
  fixes: true,
  mutedByMacros: true,
  *check({ template: { sections } }) {
    for (const section of ['Conditions', 'Resources', 'Outputs', 'Rules', 'Globals']) {
      const value = sections.get(section)?.value;
      for (const node of value === undefined ? [] : walk(value)) {
        if (node.kind !== 'map') continue;
        for (const entry of node.entries) {
          if (keyText(entry).startsWith('Fn::')) yield* ofFunction(entry, node);
        }
      }
    }
  },
};

function* ofFunction(entry: Entry, { entries }: MapNode): Generator<Finding> {
  const name = keyText(entry);
  const span = innerSpan(entry.key);
  if (!isFunctionName(name)) {
    const close = name === 'Fn::Ref' || name === 'Fn::Condition' ? name.slice(4) : nearest(name, longNames);
    yield {
      span,
      message: `CloudFormation has no such function${close === null ? '' : `; did you mean ${close}`}: ${name}`,
      fixes: close === null ? [] : [replaceWith(span, close)],
    };
  } else if (entries.length > 1 && !/^Fn::(?:Transform|ForEach)/.test(name)) {
    yield { span, message: `A function stands alone in its map, without other keys: ${name}` };
  }
}
