import { valueAt } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { areTogether, identityOf, nameOf, placeOf, resourcesOf } from '../written.ts';

export const e3022: ResourceRule = {
  kind: 'resource',
  id: 'E3022',
  severity: 'error',
  title: 'One table of routes for a subnet',
  about: 'A subnet is associated with one table of routes.',
  mutedByMacros: true,
  *check(resource, { template, logic }) {
    if (resource.type !== 'AWS::EC2::SubnetRouteTableAssociation') return;
    const subnet = valueAt(resource.properties, 'SubnetId');
    const identity = identityOf(subnet);
    if (subnet === undefined || identity === undefined) return;
    const others = resourcesOf(template, resource.type).filter(
      (other) =>
        other.id !== resource.id &&
        identityOf(valueAt(other.properties, 'SubnetId')) === identity &&
        areTogether(logic, resource, other),
    );
    const [first] = others;
    if (first === undefined) return;
    yield {
      span: placeOf(subnet),
      message: `A subnet has one table of routes, this one gets another by: ${first.id}`,
      related: others.map((other) => ({ span: nameOf(other), message: 'The other one' })),
    };
  },
};
