import { valueAt } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { areTogether, identityOf, placeOf, resourcesOf, textAt, writtenAt } from '../written.ts';
import { blockOf, overlap } from './cidr.ts';

export const e3060: ResourceRule = {
  kind: 'resource',
  id: 'E3060',
  severity: 'error',
  title: 'Subnets that overlap',
  about: 'Each address of a network is in one subnet. The later of two that overlap is marked.',
  mutedByMacros: true,
  *check(resource, { template, logic }) {
    const written = resource.type === 'AWS::EC2::Subnet' ? writtenAt(resource.properties, 'CidrBlock') : undefined;
    const block = blockOf(written?.text ?? '');
    const network = identityOf(valueAt(resource.properties, 'VpcId'));
    if (written === undefined || block === null || network === undefined) return;
    for (const other of resourcesOf(template, 'AWS::EC2::Subnet')) {
      if (other.id === resource.id) return;
      const text = textAt(other.properties, 'CidrBlock') ?? '';
      const its = blockOf(text);
      if (its === null || !overlap(block, its) || identityOf(valueAt(other.properties, 'VpcId')) !== network) continue;
      if (!areTogether(logic, resource, other)) continue;
      yield {
        span: placeOf(written.node),
        message: `These addresses overlap with those of ${other.id}, ${text}: ${written.text}`,
      };
    }
  },
};
