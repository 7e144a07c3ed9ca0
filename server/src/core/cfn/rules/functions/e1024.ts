import { type Node, textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { fits, itemsOf } from './arguments.ts';

export const e1024: FunctionRule = {
  kind: 'function',
  functions: ['Fn::Cidr'],
  id: 'E1024',
  severity: 'error',
  title: 'Fn::Cidr',
  about: 'Takes a CIDR block, a count from 1 to 256, and for each block the number of bits, from 1 to 128.',
  link: functionPage('Fn::Cidr'),
  mutedByMacros: true,
  *check({ call }, context) {
    const items = yield* itemsOf(call, [2, 3]);
    if (items === null) return;
    const [block, count, bits] = items;
    const { text } = context.template.document;
    for (const [node, what] of [
      [block, 'The block of Fn::Cidr'],
      [count, 'The count of Fn::Cidr'],
      [bits, 'The bits of Fn::Cidr'],
    ] as const) {
      yield* fits(node, { what, kind: 'text' }, context);
    }
    const cidr = textOf(block);
    if (block !== undefined && cidr !== undefined && !CIDR.test(cidr)) {
      yield { span: wordOf(block, text), message: `Fn::Cidr takes a block such as 10.0.0.0/16: ${cidr}` };
    }
    for (const [node, what, max] of [
      [count, 'count', 256],
      [bits, 'bits', 128],
    ] as const) {
      const number = numberOf(node);
      if (node !== undefined && number !== null && !(number >= 1 && number <= max)) {
        yield { span: wordOf(node, text), message: `The ${what} of Fn::Cidr is a number from 1 to ${max}.` };
      }
    }
  },
};

/** Of IPv4, or what looks like IPv6. */
const CIDR = /^(?:(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}|[\da-fA-F:.]*:[\da-fA-F:.]*\/\d{1,3})$/;

/** Null: a function gives it. */
function numberOf(node: Node | undefined): number | null {
  if (node?.kind !== 'scalar' || node.value === null) return null;
  return /^\d+$/.test(node.source.trim()) ? Number(node.source) : Number.NaN;
}
