import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { isCustomType } from '../../schema/typeNames.ts';
import type { ResourceRule } from '../rule.ts';
import { type Shape, shapeProblems } from './shapes.ts';

export const e3055: ResourceRule = {
  kind: 'resource',
  id: 'E3055',
  severity: 'error',
  title: 'CreationPolicy',
  about: 'Says how many signals to wait for, and how long; custom resources have none.',
  link: userGuide('aws-attribute-creationpolicy'),
  fixes: true,
  mutedByMacros: true,
  *check({ type, body }, { template }) {
    const entry = body?.entries.find(({ key }) => key.value === 'CreationPolicy');
    if (entry === undefined || type === null) return;
    if (isCustomType(type)) {
      yield { span: innerSpan(entry.key), message: 'Custom resources have no CreationPolicy.' };
      return;
    }
    const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
    if (shape !== undefined) yield* shapeProblems(entry.value, shape, 'CreationPolicy', template.document.text);
  },
};

const SIGNAL: Shape = { kind: 'map', keys: { Count: { kind: 'number' }, Timeout: { kind: 'duration' } } };

const SHAPES: Readonly<Record<string, Shape>> = {
  'AWS::AppStream::Fleet': { kind: 'map', keys: { StartFleet: { kind: 'any' } } },
  'AWS::AutoScaling::AutoScalingGroup': {
    kind: 'map',
    keys: {
      AutoScalingCreationPolicy: { kind: 'map', keys: { MinSuccessfulInstancesPercent: { kind: 'number' } } },
      ResourceSignal: SIGNAL,
    },
  },
  'AWS::CloudFormation::WaitCondition': { kind: 'map', keys: { ResourceSignal: SIGNAL } },
  'AWS::EC2::Instance': { kind: 'map', keys: { ResourceSignal: SIGNAL } },
};
