/**
 * How fast AWS lets an account call each action, in each region. The comment of a service names the page that says so
 * (under docs.aws.amazon.com); where there is none, the numbers are what those who scan large estates found.
 */
import type { BucketLimit } from './buckets.ts';

export interface ServiceLimits {
  /** All its calls together, beside the limits below; services that name the same bucket share it. */
  readonly total?: BucketLimit & { readonly bucket: string };
  /** Actions with a bucket of their own. */
  readonly own?: Readonly<Record<string, BucketLimit>>;
  /** Actions that share a bucket. */
  readonly together?: readonly { readonly actions: readonly string[]; readonly limit: BucketLimit }[];
  /** A bucket for each other action that begins with List. */
  readonly lists?: BucketLimit;
  /** One bucket for all other actions. */
  readonly shared?: BucketLimit;
  /** A bucket for each other action. */
  readonly each?: BucketLimit;
}

/** Calls a second, and how many at once after a pause: as many, where AWS does not say. */
const per = (rate: number, burst: number = rate): BucketLimit => ({ rate, burst });

/** By the id of the SDK's client. */
export const serviceLimits: Readonly<Record<string, ServiceLimits>> = {
  // acm/latest/userguide/acm-limits.html
  acm: { each: per(10), own: { ListCertificates: per(8), GetAccountConfiguration: per(1) } },
  // privateca/latest/userguide/PcaLimits.html
  'acm-pca': { each: per(5), own: { DescribeCertificateAuthority: per(20), ListCertificateAuthorities: per(20) } },
  // apigateway/latest/developerguide/limits.html: both generations of the API count together
  'api-gateway': { total: { bucket: 'apigateway', ...per(10, 40) }, own: { GetResources: per(2.5, 5) } },
  apigatewayv2: { total: { bucket: 'apigateway', ...per(10, 40) } },
  // athena/latest/ug/service-limits.html
  athena: { each: per(5, 10) },
  bedrock: { each: per(10) },
  'bedrock-agent': { each: per(10) },
  // Not documented; the account's own Cloud Control calls (Terraform's awscc and others) need their share.
  cloudcontrol: { shared: per(5, 8) },
  cloudformation: { shared: per(5, 10) },
  // AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
  cloudfront: { shared: per(5) },
  // general/latest/gr/ct.html
  cloudtrail: { each: per(10), own: { LookupEvents: per(2) } },
  // AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
  cloudwatch: {
    each: per(10),
    own: {
      DescribeAlarms: per(9),
      DescribeAlarmsForMetric: per(9),
      DescribeInsightRules: per(20),
      ListMetrics: per(25),
    },
  },
  // AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
  'cloudwatch-logs': { each: per(5), own: { DescribeLogGroups: per(10), DescribeLogStreams: per(25) } },
  codebuild: { each: per(10) },
  codepipeline: { each: per(10) },
  'cognito-identity': { each: per(10) },
  // cognito/latest/developerguide/quotas.html: by category of operations
  'cognito-identity-provider': {
    together: [
      { limit: per(15), actions: ['DescribeUserPoolClient', 'ListUserPoolClients'] },
      {
        limit: per(20),
        actions: [
          'DescribeIdentityProvider',
          'DescribeResourceServer',
          'GetGroup',
          'ListGroups',
          'ListIdentityProviders',
        ],
      },
      { limit: per(30), actions: ['ListUsers', 'ListUsersInGroup'] },
    ],
    shared: per(15),
  },
  'config-service': { each: per(5, 10) },
  // amazondynamodb/latest/APIReference: API_ListTagsOfResource, API_DescribeContinuousBackups, API_ListBackups
  dynamodb: {
    each: per(50, 100),
    own: { ListTagsOfResource: per(10), DescribeContinuousBackups: per(10), ListBackups: per(5) },
  },
  // ec2/latest/devguide/ec2-api-throttling.html; calls without bounds: see bucketsOf
  ec2: { each: per(20, 100) },
  // AmazonECR/latest/userguide/service-quotas.html has the calls of pushes and pulls only
  ecr: { each: per(10, 20), own: { BatchGetImage: per(200) } },
  // AmazonECS/latest/APIReference/request-throttling.html
  ecs: {
    together: [
      { limit: per(20, 50), actions: ['DescribeClusters', 'ListClusters'] },
      {
        limit: per(20, 50),
        actions: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'ListTaskDefinitionFamilies'],
      },
      {
        limit: per(20, 100),
        actions: [
          'DescribeContainerInstances',
          'DescribeTasks',
          'ListAttributes',
          'ListContainerInstances',
          'ListTasks',
        ],
      },
      { limit: per(20, 100), actions: ['DescribeServices', 'ListServices'] },
      { limit: per(20, 50), actions: ['DescribeServiceDeployments', 'ListServiceDeployments'] },
    ],
    own: { ListServicesByNamespace: per(1, 10) },
    each: per(20, 50),
  },
  eks: { each: per(10, 20) },
  // emr/latest/ManagementGuide/emr-limits.html: all actions 5/s, most of them 10 at once and then one in two seconds
  emr: { total: { bucket: 'emr', ...per(5, 10) }, own: { ListClusters: per(0.5, 10), DescribeCluster: per(0.5, 10) } },
  // firehose/latest/dev/limits.html
  firehose: { each: per(5) },
  glue: { each: per(10) },
  guardduty: { each: per(10) },
  // Some of its reads take twice as many, but not in every account.
  iam: { each: per(15) },
  kafka: { each: per(5, 10) },
  // streams/latest/dev/service-sizes-and-limits.html
  kinesis: { each: per(5), own: { DescribeStream: per(10), DescribeStreamSummary: per(20) } },
  // kms/latest/developerguide/requests-per-second.html
  kms: {
    each: per(5),
    own: {
      DescribeKey: per(2000),
      GetKeyPolicy: per(1000),
      GetKeyRotationStatus: per(1000),
      ListAliases: per(500),
      ListGrants: per(100),
      ListKeyPolicies: per(100),
      ListKeyRotations: per(100),
      ListKeys: per(500),
      ListResourceTags: per(2000),
    },
  },
  // lambda/latest/dg/gettingstarted-limits.html
  lambda: { own: { GetFunction: per(100), GetPolicy: per(15) }, shared: per(15) },
  organizations: { shared: per(5, 10) },
  // resourcegroupstagging/latest/APIReference: API_GetResources
  'resource-groups-tagging-api': { each: per(5), own: { GetResources: per(15) } },
  // Route53/latest/DeveloperGuide/DNSLimitations.html
  'route-53': { shared: per(5) },
  // AmazonS3/latest/userguide/optimizing-performance.html: thousands a second; hosts and handshakes bind before
  s3: { each: per(500) },
  // general/latest/gr/sagemaker.html
  sagemaker: { each: per(5), lists: per(2) },
  // secretsmanager/latest/userguide/reference_limits.html
  'secrets-manager': { each: per(50), own: { DescribeSecret: per(1000), ListSecrets: per(100) } },
  // securityhub/latest/userguide/securityhub_limits.html
  securityhub: { each: per(10, 30), own: { GetEnabledStandards: per(1, 5), GetFindings: per(3, 6) } },
  // servicequotas/latest/userguide/reference_limits.html
  'service-quotas': { each: per(5), own: { ListAWSDefaultServiceQuotas: per(10), ListServiceQuotas: per(10) } },
  // step-functions/latest/dg/service-quotas.html
  sfn: {
    each: per(10, 100),
    own: { DescribeStateMachine: per(20, 200), ListStateMachines: per(5, 100), ListTagsForResource: per(1, 100) },
  },
  // general/latest/gr/sns.html
  sns: { each: per(30), own: { ListTagsForResource: per(10) } },
  // AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html has none for these; they take hundreds a second
  sqs: { each: per(100) },
  ssm: { each: per(10) },
  // singlesignon/latest/userguide/limits.html
  'sso-admin': { shared: per(20) },
  // IAM/latest/UserGuide/reference_iam-quotas.html
  sts: { shared: per(600) },
  // waf/latest/developerguide/limits.html
  waf: { shared: per(5) },
  'waf-regional': { shared: per(5) },
  wafv2: { shared: per(5) },
};

const OTHER: ServiceLimits = { each: per(20) };

/** A bucket that a call takes a token of. */
export interface KeyedLimit {
  /** Without the account and the region. */
  readonly key: string;
  readonly limit: BucketLimit;
}

/** A bit below what AWS allows: others call too, and what is sent evenly does not arrive evenly. */
const SHARE = 0.95;

/** The buckets that a call draws from. */
export function bucketsOf(service: string, action: string, input: object): readonly KeyedLimit[] {
  const limits = serviceLimits[service] ?? OTHER;
  const own = ownBucket(service, limits, action, input);
  const total = limits.total === undefined ? [] : [keyed(limits.total.bucket, limits.total)];
  return own === null ? total : [own, ...total];
}

/** `bucketsOf`, which makes nothing new where it was asked before: a scan asks for each call. */
export function createLimitsLookup(): typeof bucketsOf {
  const known = new Map<string, readonly KeyedLimit[]>();
  return (service, action, input) => {
    const name = `${service} ${action}${service === 'ec2' && !isBounded(input) ? ' without bounds' : ''}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = bucketsOf(service, action, input);
    known.set(name, made);
    return made;
  };
}

function ownBucket(service: string, limits: ServiceLimits, action: string, input: object): KeyedLimit | null {
  const own = limits.own?.[action];
  if (own !== undefined) return keyed(`${service} ${action}`, own);
  const group = limits.together?.find(({ actions }) => actions.includes(action));
  if (group !== undefined) return keyed(`${service} ${group.actions[0]}`, group.limit);
  if (service === 'ec2' && !isBounded(input)) return keyed(`ec2 ${action} without bounds`, EC2_UNBOUNDED);
  if (limits.lists !== undefined && action.startsWith('List')) return keyed(`${service} ${action}`, limits.lists);
  if (limits.each !== undefined) return keyed(`${service} ${action}`, limits.each);
  return limits.shared === undefined ? null : keyed(service, limits.shared);
}

const EC2_UNBOUNDED = per(10, 50);
const EC2_BOUNDS = /^(?:MaxResults|Filters?|Attribute|\w+Ids?)$/;

/** EC2 gives calls less that ask for all there is in one answer. */
function isBounded(input: object): boolean {
  return Object.entries(input).some(([field, value]) => value !== undefined && EC2_BOUNDS.test(field));
}

function keyed(key: string, { burst, rate }: BucketLimit): KeyedLimit {
  return { key, limit: { burst: Math.max(1, burst * SHARE), rate: rate * SHARE } };
}
