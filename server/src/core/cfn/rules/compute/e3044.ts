import type { ResourceRule } from '../rule.ts';
import { placeOf, writtenAt } from '../written.ts';

export const e3044: ResourceRule = {
  kind: 'resource',
  id: 'E3044',
  severity: 'error',
  title: 'Daemons without servers',
  about: 'A service on Fargate, or on servers of your own outside of AWS, is no daemon.',
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::ECS::Service') return;
    const launch = writtenAt(properties, 'LaunchType');
    const strategy = writtenAt(properties, 'SchedulingStrategy');
    if (launch === undefined || !/^(?:FARGATE|EXTERNAL)$/.test(launch.text) || strategy?.text !== 'DAEMON') return;
    yield { span: placeOf(strategy.node), message: `A service is no daemon with the LaunchType: ${launch.text}` };
  },
};
