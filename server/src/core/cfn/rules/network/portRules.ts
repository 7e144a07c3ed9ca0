/** Rules of security groups: what they let in and out. */
import type { MapNode } from '../../document/node.ts';
import type { ObjectVisit } from '../rule.ts';
import { textAt } from '../written.ts';

export interface PortRule {
  readonly node: MapNode;
  /** `tcp`, `udp`, `icmp` ...; undefined: it is not written out. */
  readonly protocol: string | undefined;
}

/** Null: the map is no such rule. */
export function portRuleOf({ node, name, schema }: ObjectVisit): PortRule | null {
  const isOwn = name === null && /^AWS::EC2::SecurityGroup(?:Ingress|Egress)$/.test(schema.type);
  const isPart = schema.type === 'AWS::EC2::SecurityGroup' && (name === 'Ingress' || name === 'Egress');
  if (!isOwn && !isPart) return null;
  const written = textAt(node, 'IpProtocol')?.toLowerCase();
  return { node, protocol: written === undefined ? undefined : (BY_NUMBER[written] ?? written) };
}

const BY_NUMBER: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };
