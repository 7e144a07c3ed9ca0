import { type MapNode, type Node, valueAt } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ObjectRule } from '../rule.ts';
import { textIn } from '../schema/writtenText.ts';

export const p2004: ObjectRule = {
  kind: 'object',
  id: 'P2004',
  severity: 'warning',
  title: 'Ports for administrators that are open to the world',
  about: 'A security group lets every address in to SSH, RDP or a database, or to all ports.',
  mutedByMacros: true,
  *check({ node, name, schema }) {
    const isRule =
      schema.type === 'AWS::EC2::SecurityGroupIngress'
        ? name === null
        : schema.type === 'AWS::EC2::SecurityGroup' && name === 'Ingress';
    const world = isRule ? worldIn(node) : undefined;
    const open = world === undefined ? null : openPort(node);
    if (world !== undefined && open !== null) {
      yield { span: innerSpan(world), message: `Every address gets in to ${open}; name those who need it.` };
    }
  },
};

function worldIn(node: MapNode): Node | undefined {
  return ['CidrIp', 'CidrIpv6']
    .map((key) => valueAt(node, key))
    .find((value) => value !== undefined && ['0.0.0.0/0', '::/0'].includes(textIn(value) ?? ''));
}

/** Null: none, or it is not certain. */
function openPort(node: MapNode): string | null {
  const protocol = textOfKey(node, 'IpProtocol');
  if (protocol === '-1') return 'all ports';
  if (protocol === undefined || !['tcp', '6'].includes(protocol.toLowerCase())) return null;
  const from = Number(textOfKey(node, 'FromPort') ?? Number.NaN);
  const to = Number(textOfKey(node, 'ToPort') ?? Number.NaN);
  if (from === -1 || (from <= 1 && to >= 65_535)) return 'all ports';
  const found = Object.entries(PORTS).find(([port]) => from <= Number(port) && Number(port) <= to);
  return found === undefined ? null : `port ${found[0]} (${found[1]})`;
}

function textOfKey(node: MapNode, key: string): string | undefined {
  const value = valueAt(node, key);
  return value === undefined ? undefined : textIn(value);
}

const PORTS: Readonly<Record<string, string>> = {
  22: 'SSH',
  3389: 'RDP',
  1433: 'SQL Server',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  6379: 'Redis',
  9200: 'OpenSearch',
  27017: 'MongoDB',
};
