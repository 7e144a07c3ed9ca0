import type { ResourceRule } from '../rule.ts';
import { numberAt, placeOf, writtenAt } from '../written.ts';

export const e3706: ResourceRule = {
  kind: 'resource',
  id: 'E3706',
  severity: 'error',
  title: 'Sizes of groups',
  about: 'MaxSize of an Auto Scaling group is no less than MinSize, and DesiredCapacity is between them.',
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::AutoScaling::AutoScalingGroup') return;
    const [min, max, desired] = ['MinSize', 'MaxSize', 'DesiredCapacity'].map((key) => numberAt(properties, key));
    const most = writtenAt(properties, 'MaxSize');
    const wanted = writtenAt(properties, 'DesiredCapacity');
    if (min !== undefined && max !== undefined && max < min && most !== undefined) {
      yield { span: placeOf(most.node), message: `MaxSize is less than MinSize ${min}: ${max}` };
      return;
    }
    if (desired === undefined || wanted === undefined) return;
    if (min !== undefined && desired < min) {
      yield { span: placeOf(wanted.node), message: `DesiredCapacity is less than MinSize ${min}: ${desired}` };
    } else if (max !== undefined && desired > max) {
      yield { span: placeOf(wanted.node), message: `DesiredCapacity is more than MaxSize ${max}: ${desired}` };
    }
  },
};
