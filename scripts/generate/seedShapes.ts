import { NormalizedSchema } from '@smithy/core/schema';
import { attributesOf } from '../../server/src/core/catalog/attributeNames.ts';
import type { GeneratedFile } from './files.ts';

/** Which of AWS's structures the attributes of the seed's types are: `of` has most of them, `also` the others. */
interface Source {
  readonly client: string;
  readonly of?: string;
  readonly also?: Readonly<Record<string, Structures>>;
  /** AWS calls them `taskArn`, the seed `TaskArn`. */
  readonly capitalized?: true;
}

/** One structure or what several have together; `*X`: a map of them; `~X`: one that the catalogue writes out itself. */
type Structures = string | readonly string[] | Readonly<Record<string, string>>;

const ec2 = { client: 'ec2' } as const;
const iam = { client: 'iam' } as const;
const waf = { client: 'waf', of: 'WebACL', also: { Rules: ['ActivatedRule', 'Rule'] } } as const;

const sources: Readonly<Record<string, Source>> = {
  'AWS.ACM.Certificate': { client: 'acm', of: 'CertificateDetail' },
  'AWS.CloudFormation.Stack': { client: 'cloudformation', of: 'Stack', also: { Drifts: 'StackResourceDrift' } },
  'AWS.CloudTrail': {
    client: 'cloudtrail',
    also: { EventSelectors: 'EventSelector', Status: 'GetTrailStatusResponse' },
  },
  'AWS.CloudTrail.Meta': { client: 'cloudtrail', also: { GlobalEventSelectors: 'EventSelector' } },
  'AWS.Config.Recorder': {
    client: 'config-service',
    of: 'ConfigurationRecorder',
    also: { Status: 'ConfigurationRecorderStatus' },
    capitalized: true,
  },
  'AWS.DynamoDB.Table': {
    client: 'dynamodb',
    of: 'TableDescription',
    also: { TimeToLiveDescription: 'TimeToLiveDescription' },
  },
  'AWS.EC2.AMI': { ...ec2, of: 'Image' },
  'AWS.EC2.Instance': { ...ec2, of: 'Instance' },
  'AWS.EC2.NetworkACL': { ...ec2, of: 'NetworkAcl' },
  'AWS.EC2.SecurityGroup': { ...ec2, of: 'SecurityGroup' },
  'AWS.EC2.Volume': { ...ec2, of: 'Volume', also: { Snapshots: 'Snapshot' } },
  'AWS.EC2.VPC': {
    ...ec2,
    of: 'Vpc',
    also: {
      FlowLogs: 'FlowLog',
      NetworkAcls: 'NetworkAcl',
      RouteTables: 'RouteTable',
      SecurityGroups: 'SecurityGroup',
      StaleSecurityGroups: 'StaleSecurityGroup',
    },
  },
  'AWS.ECS.Cluster': {
    client: 'ecs',
    of: 'Cluster',
    also: { Services: '~Service', Tasks: '~Task' },
    capitalized: true,
  },
  'AWS.EKS.Cluster': {
    client: 'eks',
    of: 'Cluster',
    also: { NodeGroup: '~Nodegroup', FargateProfile: '~FargateProfile' },
    capitalized: true,
  },
  'AWS.ELBV2.ApplicationLoadBalancer': {
    client: 'elastic-load-balancing-v2',
    of: 'LoadBalancer',
    also: { Listeners: 'Listener', SSLPolicies: '*SslPolicy' },
  },
  'AWS.GuardDuty.Detector': { client: 'guardduty', also: { Master: 'Master' }, capitalized: true },
  'AWS.IAM.Group': { ...iam, also: { Users: 'User' } },
  'AWS.IAM.Policy': {
    ...iam,
    also: { Entities: { PolicyGroups: 'PolicyGroup', PolicyRoles: 'PolicyRole', PolicyUsers: 'PolicyUser' } },
  },
  'AWS.IAM.Role': { ...iam, of: 'Role' },
  'AWS.IAM.User': { ...iam, of: 'User', also: { Groups: 'Group' } },
  'AWS.Lambda.Function': { client: 'lambda', of: 'FunctionConfiguration', also: { Policy: 'GetPolicyResponse' } },
  'AWS.RDS.Instance': {
    client: 'rds',
    of: 'DBInstance',
    also: { SnapshotAttributes: 'DBSnapshotAttributesResult' },
  },
  'AWS.Redshift.Cluster': { client: 'redshift', of: 'Cluster', also: { LoggingStatus: 'LoggingStatus' } },
  'AWS.S3.Bucket': {
    client: 's3',
    also: {
      EncryptionRules: 'ServerSideEncryptionRule',
      Grants: 'Grant',
      LifecycleRules: 'LifecycleRule',
      LoggingPolicy: 'LoggingEnabled',
      ObjectLockConfiguration: 'ObjectLockConfiguration',
      Owner: 'Owner',
      PublicAccessBlockConfiguration: 'PublicAccessBlockConfiguration',
    },
  },
  'AWS.WAF.Regional.WebACL': waf,
  'AWS.WAF.WebACL': waf,
};

/** The scaling targets of tables come from a service of their own. */
const scalingTargets = { client: 'application-auto-scaling', also: { AutoScalingDescriptions: 'ScalableTarget' } };

/** What the objects inside the attributes of the seed's types have, so that an export can name what one of them lacks. */
export const seedShapes: GeneratedFile = {
  file: 'server/src/core/export/seedShapes.ts',
  async generate() {
    const lines = await Promise.all(
      Object.entries(sources).map(async ([type, source]) => {
        const shapes = [await shapesOf(type, source)];
        if (type === 'AWS.DynamoDB.Table') shapes.push(await shapesOf(type, scalingTargets));
        return `  '${type}': '${shapes.join(' ')}',`;
      }),
    );
    return `// Made by npm run generate from scripts/generate/seedShapes.ts and the SDK's schemas. Change those.

/**
 * By type: what the objects inside its attributes have, those inside lists too. \`A(B C(D))\`: the attribute A has B and
 * C, and C has D; \`*\`: whatever the name; \`~A\`: may be absent.
 */
// biome-ignore format: one type a line
export const seedShapes: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
  },
};

async function shapesOf(type: string, { client, of, also = {}, capitalized }: Source): Promise<string> {
  const schemas: Readonly<Record<string, unknown>> = await import(`@aws-sdk/client-${client}`);
  const membersOf = (structure: string): Members => {
    const schema = NormalizedSchema.of(schemas[`${structure}$`] as Parameters<typeof NormalizedSchema.of>[0]);
    if (!schema.isStructSchema()) throw new Error(`${client} has no structure ${structure}`);
    return Object.entries(schema.getMemberSchemas()).map(([name, member]) => [named(name), member]);
  };
  const named = (name: string) => (capitalized ? name.charAt(0).toUpperCase() + name.slice(1) : name);
  const writer = { membersOf, named };

  const own = new Map(of === undefined ? [] : membersOf(of));
  return attributesOf(type)
    .flatMap(({ name }) => {
      const structures = also[name];
      const member = own.get(name);
      if (structures !== undefined) return `${name}(${written(structures, writer)})`;
      const inside = member === undefined ? '' : insideOf(member, writer, []);
      return inside === '' ? [] : `${name}${inside}`;
    })
    .join(' ');
}

type Members = readonly (readonly [string, NormalizedSchema])[];

interface Writer {
  readonly membersOf: (structure: string) => Members;
  readonly named: (name: string) => string;
}

function written(structures: Structures, writer: Writer): string {
  if (typeof structures === 'string') {
    const [, mark = '', structure = ''] = /^([*~]?)(.*)$/.exec(structures) ?? [];
    const members = membersText(writer.membersOf(structure), writer, [structure], mark === '~' ? '~' : '');
    return mark === '*' ? `*(${members})` : members;
  }
  if (isList(structures)) return structures.map((structure) => written(structure, writer)).join(' ');
  return Object.entries(structures)
    .map(([name, structure]) => `${name}(${written(structure, writer)})`)
    .join(' ');
}

function isList(structures: Structures): structures is readonly string[] {
  return Array.isArray(structures);
}

/** With \`mark\`, only what has something inside. */
function membersText(members: Members, writer: Writer, above: readonly string[], mark: string): string {
  return members
    .flatMap(([name, member]) => {
      const inside = insideOf(member, writer, above);
      return mark !== '' && inside === '' ? [] : `${mark}${name}${inside}`;
    })
    .join(' ');
}

/** Structures that contain themselves are followed once. */
function insideOf(schema: NormalizedSchema, writer: Writer, above: readonly string[]): string {
  if (schema.isListSchema()) return insideOf(schema.getValueSchema(), writer, above);
  if (schema.isMapSchema()) {
    const inside = insideOf(schema.getValueSchema(), writer, above);
    return inside === '' ? '' : `(*${inside})`;
  }
  if (!schema.isStructSchema()) return '';
  const structure = schema.getName() ?? '';
  if (above.includes(structure)) return '';
  const members = Object.entries(schema.getMemberSchemas()).map(
    ([name, member]) => [writer.named(name), member] as const,
  );
  return members.length === 0 ? '' : `(${membersText(members, writer, [...above, structure], '')})`;
}
