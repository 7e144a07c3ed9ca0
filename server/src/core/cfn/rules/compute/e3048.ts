import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, nameOf, placeOf, writtenAt } from '../written.ts';
import { compatibilitiesOf } from './fargate.ts';

export const e3048: ResourceRule = {
  kind: 'resource',
  id: 'E3048',
  severity: 'error',
  title: 'Tasks on Fargate',
  about: 'They say their Cpu and Memory, and have the NetworkMode awsvpc.',
  link: servicePage('AmazonECS/latest/developerguide/fargate-tasks-services'),
  mutedByMacros: true,
  *check(resource) {
    if (compatibilitiesOf(resource)?.includes('FARGATE') !== true) return;
    const { properties } = resource;
    for (const key of ['Cpu', 'Memory', 'NetworkMode']) {
      if (lacks(properties, key)) yield { span: nameOf(resource), message: `A task on Fargate needs: ${key}` };
    }
    const mode = writtenAt(properties, 'NetworkMode');
    if (mode === undefined || mode.text === 'awsvpc') return;
    yield { span: placeOf(mode.node), message: `The NetworkMode of a task on Fargate is awsvpc, not: ${mode.text}` };
  },
};
