import { type Node, textOf, walk } from '../../document/node.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import type { Finding, ResourceRule } from '../rule.ts';

export const i3042: ResourceRule = {
  kind: 'resource',
  id: 'I3042',
  severity: 'info',
  title: 'Partitions that are written out',
  about: 'An ARN in a Fn::Sub names the partition aws, and so fits neither China nor GovCloud; AWS::Partition knows.',
  fixes: true,
  mutedByMacros: true,
  *check({ properties }, { template }) {
    for (const node of properties === null ? [] : walk(properties)) {
      const call = functionAt(node);
      if (call?.name !== 'Fn::Sub') continue;
      const whole = call.argument.kind === 'list' ? call.argument.items[0] : call.argument;
      if (whole !== undefined && textOf(whole) !== undefined) yield* inText(whole, template.document.text);
    }
  },
};

const ARN = /\barn:(aws):/g;

function* inText(node: Node, text: string): Generator<Finding> {
  const { start, end } = innerSpan(node);
  for (const found of text.slice(start, end).matchAll(ARN)) {
    const at = start + found.index + 'arn:'.length;
    const span = { start: at, end: at + 'aws'.length };
    const better = '$' + '{AWS::Partition}';
    yield {
      span,
      message: `This fits one partition only; use ${better}, not: aws`,
      fixes: [{ title: `Change to ${better}`, edits: [{ span, text: better }], preferred: true }],
    };
  }
}
