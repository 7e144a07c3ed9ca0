import { nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { machineProblems } from './stateMachines.ts';

export const e3601: ResourceRule = {
  kind: 'resource',
  id: 'E3601',
  severity: 'error',
  title: 'State machines',
  about:
    'A definition that is written as a map begins with a state that is there, and each state has a Type and goes on to one that is there.',
  link: servicePage('step-functions/latest/dg/concepts-amazon-states-language'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::StepFunctions::StateMachine' && type !== 'AWS::Serverless::StateMachine') return;
    yield* machineProblems(nodeAtPath(properties, ['Definition']));
  },
};
