import type { OutputOf } from '../../../../server/src/core/catalog/sdk.ts';
import { type Answer, type Ask, answersOf, asked, pageOf } from './answers.ts';
import type { Kind, Thing } from './things.ts';

type Sdk = typeof import('@aws-sdk/client-ec2');
type Item<Action extends string, Field extends string> =
  OutputOf<Sdk, Action> extends { readonly [F in Field]?: readonly (infer I)[] | undefined } ? I : never;

const names = { size: 'MaxResults', token: 'NextToken' };

function page<Made>(ask: Ask, kind: Kind, make: (thing: Thing) => Made) {
  const all = ask.things.all(kind, ask.accountId, ask.region);
  const wanted = wantedOf(ask);
  const asked = wanted === null ? all : all.filter(({ hex }) => wanted.has(hex));
  const { items, next } = pageOf(asked, ask, names, 1000);
  return { items: items.map(make), next };
}

/** What a call names, one by its id or several in a filter; null: it names none. */
function wantedOf(ask: Ask): ReadonlySet<string> | null {
  const one = ['InstanceId.1', 'GroupId.1', 'VolumeId.1'].map((name) => ask.parameters(name)).find((id) => id);
  const ids: string[] = one === undefined ? [] : [one];
  for (let index = 1; ; index += 1) {
    const value = ask.parameters(`Filter.1.Value.${index}`);
    if (value === undefined) break;
    ids.push(value);
  }
  return ids.length === 0 ? null : new Set(ids.map((id) => id.slice(id.lastIndexOf('-') + 1)));
}

/** The network that a thing is in: the first one, for most accounts have no other. */
function vpcId(ask: Ask): string {
  return `vpc-${ask.things.all('vpc', ask.accountId, ask.region)[0]?.hex ?? '0'.repeat(17)}`;
}

function tagsOf({ name, index, revision }: Thing) {
  return [
    { Key: 'Name', Value: name },
    { Key: 'team', Value: `team-${index % 7}` },
    ...(revision === undefined || revision === 0 ? [] : [{ Key: 'revision', Value: String(revision) }]),
  ];
}

function instance(ask: Ask, thing: Thing): Item<'DescribeInstances', 'Reservations'> {
  const zone = `${ask.region}${'abc'[thing.index % 3]}`;
  const group = { GroupId: `sg-${thing.hex}`, GroupName: `app-${thing.index % 5}` };
  const address = `10.0.${(thing.index >> 8) % 256}.${thing.index % 256}`;
  return {
    OwnerId: ask.accountId,
    ReservationId: `r-${thing.hex}`,
    Instances: [
      {
        InstanceId: `i-${thing.hex}`,
        ImageId: `ami-${thing.index % 5}0000000000000000`,
        InstanceType: 'm7i.large',
        LaunchTime: new Date('2026-01-02T03:04:05Z'),
        Architecture: 'x86_64',
        EbsOptimized: true,
        EnaSupport: true,
        Hypervisor: 'xen',
        VirtualizationType: 'hvm',
        RootDeviceName: '/dev/xvda',
        RootDeviceType: 'ebs',
        State: { Code: 16, Name: 'running' },
        Placement: { AvailabilityZone: zone, Tenancy: 'default', GroupName: '' },
        Monitoring: { State: 'disabled' },
        PrivateIpAddress: address,
        PrivateDnsName: `ip-${address.replaceAll('.', '-')}.ec2.internal`,
        SubnetId: `subnet-${thing.hex}`,
        VpcId: vpcId(ask),
        SecurityGroups: [group],
        IamInstanceProfile: { Arn: `arn:aws:iam::${ask.accountId}:instance-profile/app`, Id: 'AIPAEXAMPLE' },
        MetadataOptions: {
          State: 'applied',
          HttpTokens: 'required',
          HttpPutResponseHopLimit: 2,
          HttpEndpoint: 'enabled',
        },
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: { VolumeId: `vol-${thing.hex}`, Status: 'attached', DeleteOnTermination: true },
          },
        ],
        NetworkInterfaces: [
          {
            NetworkInterfaceId: `eni-${thing.hex}`,
            Status: 'in-use',
            PrivateIpAddress: address,
            SourceDestCheck: true,
            Groups: [group],
          },
        ],
        Tags: tagsOf(thing),
      },
    ],
  };
}

function securityGroup(ask: Ask, thing: Thing): Item<'DescribeSecurityGroups', 'SecurityGroups'> {
  return {
    GroupId: `sg-${thing.hex}`,
    GroupName: thing.index === 0 ? 'default' : thing.name,
    Description: 'Who may talk to the service',
    OwnerId: ask.accountId,
    VpcId: vpcId(ask),
    IpPermissions: [443, 8443].map((port) => ({
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      IpRanges: [{ CidrIp: `10.${thing.index % 256}.0.0/16`, Description: 'offices' }, { CidrIp: '10.0.0.0/8' }],
      Ipv6Ranges: [],
      UserIdGroupPairs: [{ GroupId: `sg-${thing.hex}`, UserId: ask.accountId }],
    })),
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    Tags: tagsOf(thing),
  };
}

function volume(ask: Ask, thing: Thing): Item<'DescribeVolumes', 'Volumes'> {
  return {
    VolumeId: `vol-${thing.hex}`,
    AvailabilityZone: `${ask.region}a`,
    CreateTime: new Date('2026-01-02T03:04:05Z'),
    Encrypted: true,
    KmsKeyId: `arn:aws:kms:${ask.region}:${ask.accountId}:key/11111111-2222-4333-8444-555555555555`,
    Iops: 3000,
    Size: 8 + (thing.index % 500),
    SnapshotId: `snap-${thing.hex}`,
    State: 'in-use',
    VolumeType: 'gp3',
    Attachments: [
      { Device: '/dev/xvda', InstanceId: `i-${thing.hex}`, State: 'attached', VolumeId: `vol-${thing.hex}` },
    ],
    Tags: tagsOf(thing),
  };
}

function networkAcl(ask: Ask, thing: Thing): Item<'DescribeNetworkAcls', 'NetworkAcls'> {
  return {
    NetworkAclId: `acl-${thing.hex}`,
    OwnerId: ask.accountId,
    VpcId: vpcId(ask),
    IsDefault: thing.index === 0,
    Associations: [{ NetworkAclAssociationId: `aclassoc-${thing.hex}`, SubnetId: `subnet-${thing.hex}` }],
    Entries: [true, false].map((Egress) => ({
      CidrBlock: '0.0.0.0/0',
      Egress,
      Protocol: '-1',
      RuleAction: 'allow' as const,
      RuleNumber: 100,
    })),
    Tags: tagsOf(thing),
  };
}

function vpc(ask: Ask, thing: Thing): Item<'DescribeVpcs', 'Vpcs'> {
  return {
    VpcId: `vpc-${thing.hex}`,
    CidrBlock: '172.31.0.0/16',
    DhcpOptionsId: 'dopt-0a1b2c3d',
    InstanceTenancy: 'default',
    IsDefault: thing.index === 0,
    OwnerId: ask.accountId,
    State: 'available',
    Tags: tagsOf(thing),
  };
}

/** All that are enabled, or the one that is asked for. */
const regions: Answer = (ask) => {
  const wanted = ask.parameters('RegionName.1');
  const names = ask.regions.filter((name) => wanted === undefined || name === wanted);
  return { Regions: names.map((RegionName) => ({ RegionName, OptInStatus: 'opt-in-not-required' })) };
};

export const ec2 = answersOf<Sdk>('ec2', {
  DescribeRegions: regions,
  DescribeInstances: (ask) => {
    const { items, next } = page(ask, 'instance', (thing) => instance(ask, thing));
    return { Reservations: items, NextToken: next };
  },
  DescribeInstanceAttribute: (ask) => ({
    InstanceId: asked(ask, 'InstanceId'),
    UserData: { Value: 'IyEvYmluL3NoCmVjaG8gaGVsbG8K' },
  }),
  DescribeSecurityGroups: (ask) => {
    const { items, next } = page(ask, 'securityGroup', (thing) => securityGroup(ask, thing));
    return { SecurityGroups: items, NextToken: next };
  },
  DescribeVolumes: (ask) => {
    const { items, next } = page(ask, 'volume', (thing) => volume(ask, thing));
    return { Volumes: items, NextToken: next };
  },
  DescribeNetworkAcls: (ask) => {
    const { items, next } = page(ask, 'networkAcl', (thing) => networkAcl(ask, thing));
    return { NetworkAcls: items, NextToken: next };
  },
  DescribeVpcs: (ask) => {
    const { items, next } = page(ask, 'vpc', (thing) => vpc(ask, thing));
    return { Vpcs: items, NextToken: next };
  },
});
