import { nodeAtPath } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, textAt } from '../written.ts';
import { containersOf } from './fargate.ts';

export const e3042: ResourceRule = {
  kind: 'resource',
  id: 'E3042',
  severity: 'error',
  title: 'Essential containers',
  about: 'One container of a task at least is essential, as each is that does not say otherwise.',
  mutedByMacros: true,
  *check(resource) {
    if (resource.type !== 'AWS::ECS::TaskDefinition') return;
    const containers = containersOf(resource);
    const [first] = containers;
    if (first === undefined) return;
    const isSpare = (one: typeof first) => !lacks(one, 'Essential') && textAt(one, 'Essential') === 'false';
    const place = nodeAtPath(first, ['Essential']);
    if (place === undefined || !containers.every(isSpare)) return;
    yield { span: placeOf(place), message: 'One container of a task at least is essential.' };
  },
};
