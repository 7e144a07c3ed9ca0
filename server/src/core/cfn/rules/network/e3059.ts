import { valueAt } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, resourceNamed, resourcesOf, textAt, writtenAt } from '../written.ts';
import { blockOf, isWithin } from './cidr.ts';

export const e3059: ResourceRule = {
  kind: 'resource',
  id: 'E3059',
  severity: 'error',
  title: 'Subnets within their network',
  about: 'The addresses of a subnet are among those of its network.',
  mutedByMacros: true,
  *check({ type, properties }, { template }) {
    if (type !== 'AWS::EC2::Subnet') return;
    const network = resourceNamed(valueAt(properties, 'VpcId'), 'AWS::EC2::VPC', template);
    const written = writtenAt(properties, 'CidrBlock');
    const outer = textAt(network?.properties ?? null, 'CidrBlock');
    const [inner, whole] = [blockOf(written?.text ?? ''), blockOf(outer ?? '')];
    // More blocks may be given to a network.
    if (written === undefined || inner === null || whole === null || isWithin(inner, whole)) return;
    if (resourcesOf(template, 'AWS::EC2::VPCCidrBlock').length > 0) return;
    yield {
      span: placeOf(written.node),
      message: `The network ${network?.id} has the addresses ${outer}, without: ${written.text}`,
    };
  },
};
