import type { ResourceRule } from '../rule.ts';
import { itemsAt, placeOf, textAt, writtenAt } from '../written.ts';
import { containersOf } from './fargate.ts';

export const e3053: ResourceRule = {
  kind: 'resource',
  id: 'E3053',
  severity: 'error',
  title: 'Ports of the host',
  about: 'With the NetworkMode awsvpc a container has the port of the host that it has itself.',
  mutedByMacros: true,
  *check(resource) {
    if (resource.type !== 'AWS::ECS::TaskDefinition') return;
    if (textAt(resource.properties, 'NetworkMode') !== 'awsvpc') return;
    for (const mapping of containersOf(resource).flatMap((one) => itemsAt(one, 'PortMappings'))) {
      const own = textAt(mapping, 'ContainerPort');
      const host = writtenAt(mapping, 'HostPort');
      if (own === undefined || host === undefined || host.text === own || host.text === '0') continue;
      yield {
        span: placeOf(host.node),
        message: `In awsvpc the HostPort is the ContainerPort ${own}, not: ${host.text}`,
      };
    }
  },
};
