import { functionPage } from '../../model/functionInfo.ts';
import type { FunctionRule } from '../rule.ts';
import { fits } from './arguments.ts';
import { resourcesNamedIn } from './resourcesNamedIn.ts';

export const e1016: FunctionRule = {
  kind: 'function',
  functions: ['Fn::ImportValue'],
  id: 'E1016',
  severity: 'error',
  title: 'Fn::ImportValue',
  about: 'Takes the name of an export, which may not depend on a resource.',
  link: functionPage('Fn::ImportValue'),
  mutedByMacros: true,
  *check({ call }, context) {
    yield* fits(call.argument, { what: 'The name of Fn::ImportValue', kind: 'text', functions: NAMES }, context);
    for (const { span, id } of resourcesNamedIn(call.argument, context)) {
      yield { span, message: `The name of Fn::ImportValue may not depend on a resource: ${id}` };
    }
  },
};

const NAMES = [
  'Fn::Base64',
  'Fn::FindInMap',
  'Fn::If',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::Transform',
  'Ref',
];
