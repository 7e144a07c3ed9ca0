import { textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import type { FunctionRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { fits } from './arguments.ts';

export const e1015: FunctionRule = {
  kind: 'function',
  functions: ['Fn::GetAZs'],
  id: 'E1015',
  severity: 'error',
  title: 'Fn::GetAZs',
  about: 'Takes a region, or a text of no length for the region of the stack.',
  link: functionPage('Fn::GetAZs'),
  mutedByMacros: true,
  *check({ call }, context) {
    yield* fits(call.argument, { what: 'The region of Fn::GetAZs', kind: 'text', functions: REGIONS }, context);
    const region = textOf(call.argument);
    if (region === undefined || !/^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/.test(region)) return;
    const span = wordOf(call.argument, context.template.document.text);
    yield { span, message: `Fn::GetAZs takes a region, this is a zone: ${region}` };
  },
};

const REGIONS = ['Fn::FindInMap', 'Fn::GetAtt', 'Fn::If', 'Fn::Join', 'Fn::Select', 'Fn::Sub', 'Ref'];
