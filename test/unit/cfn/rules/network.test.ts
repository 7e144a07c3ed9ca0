import { e3013 } from '../../../../server/src/core/cfn/rules/network/e3013.ts';
import { e3022 } from '../../../../server/src/core/cfn/rules/network/e3022.ts';
import { e3057 } from '../../../../server/src/core/cfn/rules/network/e3057.ts';
import { e3059 } from '../../../../server/src/core/cfn/rules/network/e3059.ts';
import { e3060 } from '../../../../server/src/core/cfn/rules/network/e3060.ts';
import { e3676 } from '../../../../server/src/core/cfn/rules/network/e3676.ts';
import { e3679 } from '../../../../server/src/core/cfn/rules/network/e3679.ts';
import { e3680 } from '../../../../server/src/core/cfn/rules/network/e3680.ts';
import { e3687 } from '../../../../server/src/core/cfn/rules/network/e3687.ts';
import { e3688 } from '../../../../server/src/core/cfn/rules/network/e3688.ts';
import { p3001 } from '../../../../server/src/core/cfn/rules/network/p3001.ts';
import { w3010 } from '../../../../server/src/core/cfn/rules/network/w3010.ts';
import { another, resource } from '../../../support/resourceText.ts';
import { ruleTable } from '../../../support/ruleTable.ts';

const routes = (first: string, second: string) =>
  resource('AWS::EC2::SubnetRouteTableAssociation', `SubnetId: ${first}, RouteTableId: a`, 'First') +
  another('AWS::EC2::SubnetRouteTableAssociation', `SubnetId: ${second}, RouteTableId: b`, 'Second');
const conditions = 'Conditions:\n  Here: !Equals [!Ref AWS::Region, a]\n  There: !Not [!Condition Here]\n';

ruleTable(e3022, {
  good: {
    'two subnets': routes('!Ref A', '!Ref B'),
    'a subnet that is not known': routes('!ImportValue a', '!ImportValue a'),
    'one or the other': `${conditions}${routes('!Ref A', '!Ref A')
      .replace('Association\n', 'Association\n    Condition: Here\n')
      .replace(/Association\n(?! +Condition)/, 'Association\n    Condition: There\n')}`,
  },
  bad: {
    'one subnet': {
      text: routes('«!Ref A»', '«!Ref A»'),
      says: [/another by: Second$/, /another by: First$/],
      yamlOnly: true,
    },
    'one that is written out': { text: routes('«a»', '«a»'), says: [/Second$/, /First$/] },
  },
});

const network = (own: string, ...subnets: readonly string[]) =>
  resource('AWS::EC2::VPC', `CidrBlock: ${own}`, 'Net') +
  subnets
    .map((block, at) => another('AWS::EC2::Subnet', `VpcId: !Ref Net, CidrBlock: ${block}`, `Subnet${at}`))
    .join('');

ruleTable(e3059, {
  good: {
    'within it': network('10.0.0.0/16', '10.0.255.0/24'),
    'all of it': network('10.0.0.0/16', '10.0.0.0/16'),
    'a block that is given': network('!Ref A', '10.1.0.0/24'),
    'a network of two blocks':
      network('10.0.0.0/16', '10.1.0.0/24') + another('AWS::EC2::VPCCidrBlock', 'VpcId: a', 'More'),
  },
  bad: {
    'outside of it': {
      text: network('10.0.0.0/16', '«10.1.0.0/24»'),
      says: 'The network Net has the addresses 10.0.0.0/16, without: 10.1.0.0/24',
    },
  },
});

ruleTable(e3060, {
  good: {
    'one after the other': network('10.0.0.0/16', '10.0.0.0/24', '10.0.1.0/24'),
    'the same of two networks':
      network('10.0.0.0/16', '10.0.0.0/24') + another('AWS::EC2::Subnet', 'VpcId: !Ref A, CidrBlock: 10.0.0.0/24', 'B'),
  },
  bad: {
    'half of another': {
      text: network('10.0.0.0/16', '10.0.0.0/24', '«10.0.0.128/25»'),
      says: 'These addresses overlap with those of Subnet0, 10.0.0.0/24: 10.0.0.128/25',
    },
  },
});

const ingress = (rule: string) => resource('AWS::EC2::SecurityGroup', `SecurityGroupIngress: [{ ${rule} }]`);

ruleTable(e3687, {
  good: {
    'both ports': ingress('IpProtocol: tcp, FromPort: 1, ToPort: 2'),
    'all protocols': ingress('IpProtocol: "-1"'),
    'a protocol that is given': ingress('IpProtocol: !Ref A'),
  },
  bad: {
    'no ports': { text: ingress('IpProtocol: «tcp»'), says: 'A rule for tcp needs: FromPort, ToPort' },
    'one port, by number': {
      text: resource('AWS::EC2::SecurityGroupIngress', 'IpProtocol: "«17»", FromPort: 1'),
      says: /needs: ToPort$/,
    },
  },
});

ruleTable(e3688, {
  good: {
    'all ports': ingress('IpProtocol: tcp, FromPort: -1, ToPort: -1'),
    'a type of ICMP with all codes': ingress('IpProtocol: icmp, FromPort: 8, ToPort: -1'),
  },
  bad: {
    'from all': {
      text: ingress('IpProtocol: tcp, FromPort: -1, ToPort: «80»'),
      says: 'With a FromPort of -1 the ToPort is -1, not: 80',
    },
    'to all': { text: ingress('IpProtocol: tcp, FromPort: «80», ToPort: -1'), says: /FromPort is -1, not: 80$/ },
  },
});

ruleTable(p3001, {
  good: {
    'one port': ingress('IpProtocol: tcp, FromPort: 80, ToPort: 80'),
    'a type and a code of ICMP': ingress('IpProtocol: icmp, FromPort: 8, ToPort: 0'),
  },
  bad: {
    'the wrong way round': {
      text: ingress('IpProtocol: tcp, FromPort: «8080», ToPort: 80'),
      says: 'FromPort is greater than ToPort 80: 8080',
    },
  },
});

const distribution = (config: string) => resource('AWS::CloudFront::Distribution', `DistributionConfig: { ${config} }`);
const behavior = (origins: string, id: string) =>
  distribution(`Origins: ${origins}, DefaultCacheBehavior: { TargetOriginId: ${id} }`);

ruleTable(e3013, {
  good: { 'names of domains': distribution('Aliases: [a.example.com, "*.example.com", !Ref A]') },
  bad: {
    'a wildcard within': {
      text: distribution('Aliases: ["«www.*.example.com»"]'),
      says: /with one \* for its first part at most, not: www/,
    },
  },
});

ruleTable(e3057, {
  good: {
    'an origin that is there': behavior('[{ Id: app }]', 'app'),
    'an origin whose id is given': behavior('[{ Id: !Ref A }]', 'app'),
    'origins that are given': behavior('!Ref A', 'app'),
    'a group of origins': distribution(
      'Origins: [{ Id: a }], OriginGroups: { Items: [{ Id: g }] }, DefaultCacheBehavior: { TargetOriginId: g }',
    ),
  },
  bad: {
    'one that is not there': {
      text: behavior('[{ Id: frontend }]', '«frontent»'),
      says: 'No origin of this distribution has such an Id (there are: frontend): frontent',
      fixed: behavior('[{ Id: frontend }]', 'frontend'),
    },
  },
});

const listener = (properties: string) => resource('AWS::ElasticLoadBalancingV2::Listener', properties);

ruleTable(e3676, {
  good: {
    'a certificate': listener('Protocol: HTTPS, Certificates: [{ CertificateArn: a }]'),
    'a protocol without': listener('Protocol: HTTP'),
  },
  bad: {
    'no certificate': {
      text: listener('Protocol: «TLS»'),
      says: 'A listener needs Certificates where its Protocol is: TLS',
    },
  },
});

const classic = (one: string) => resource('AWS::ElasticLoadBalancing::LoadBalancer', `Listeners: [{ ${one} }]`);

ruleTable(e3679, {
  good: {
    'a certificate': classic('Protocol: SSL, SSLCertificateId: a'),
    'a protocol without': classic('Protocol: TCP'),
  },
  bad: {
    'no certificate': {
      text: classic('Protocol: «https»'),
      says: 'A listener needs SSLCertificateId where its Protocol is: https',
    },
  },
});

const balancer = (properties: string) => resource('AWS::ElasticLoadBalancingV2::LoadBalancer', properties);

ruleTable(e3680, {
  good: {
    'two subnets': balancer('Subnets: [a, b]'),
    'a balancer of another kind': balancer('Type: network, Subnets: [a]'),
    'one that may be several': balancer('Subnets: [!Ref A]'),
  },
  bad: {
    'one subnet': {
      text: balancer('Subnets: «[a]»'),
      says: 'An Application Load Balancer is in two subnets at least: Subnets',
      yamlOnly: true,
    },
  },
});

ruleTable(w3010, {
  good: {
    'a zone of the region': resource('AWS::EC2::Subnet', 'AvailabilityZone: !Select [0, !GetAZs ""]'),
    'an id of a zone': resource('AWS::EC2::Subnet', 'AvailabilityZoneId: use1-az1'),
  },
  bad: {
    'a zone': {
      text: resource('AWS::EC2::Subnet', 'AvailabilityZone: «us-east-1a»'),
      says: /^This fits one region only; .*not: us-east-1a$/,
      severity: 'info',
    },
  },
});
