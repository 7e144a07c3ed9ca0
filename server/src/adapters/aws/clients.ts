/** The SDK modules by service id. Each is loaded when the first call of its service is made. */
import { type OpenClient, withoutForeign } from './withoutForeign.ts';

export type ServiceModule = Readonly<Record<string, unknown>>;

const loaders: Readonly<Record<string, () => Promise<ServiceModule>>> = {
  accessanalyzer: () => import('@aws-sdk/client-accessanalyzer'),
  acm: () => import('@aws-sdk/client-acm'),
  'acm-pca': () => import('@aws-sdk/client-acm-pca'),
  'api-gateway': () => import('@aws-sdk/client-api-gateway'),
  apigatewayv2: () => import('@aws-sdk/client-apigatewayv2'),
  'application-auto-scaling': () => import('@aws-sdk/client-application-auto-scaling'),
  appsync: () => import('@aws-sdk/client-appsync'),
  athena: () => import('@aws-sdk/client-athena'),
  'auto-scaling': () => import('@aws-sdk/client-auto-scaling'),
  backup: () => import('@aws-sdk/client-backup'),
  bedrock: () => import('@aws-sdk/client-bedrock'),
  'bedrock-agent': () => import('@aws-sdk/client-bedrock-agent'),
  cloudcontrol: () => import('@aws-sdk/client-cloudcontrol'),
  cloudformation: () => import('@aws-sdk/client-cloudformation'),
  cloudfront: () => import('@aws-sdk/client-cloudfront'),
  cloudtrail: () => import('@aws-sdk/client-cloudtrail'),
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  'cloudwatch-logs': () => import('@aws-sdk/client-cloudwatch-logs'),
  codebuild: () => import('@aws-sdk/client-codebuild'),
  codepipeline: () => import('@aws-sdk/client-codepipeline'),
  'cognito-identity': () => import('@aws-sdk/client-cognito-identity'),
  'cognito-identity-provider': () => import('@aws-sdk/client-cognito-identity-provider'),
  'config-service': () => import('@aws-sdk/client-config-service'),
  detective: () => import('@aws-sdk/client-detective'),
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  ecs: () => import('@aws-sdk/client-ecs'),
  efs: () => import('@aws-sdk/client-efs'),
  eks: () => import('@aws-sdk/client-eks'),
  'elastic-load-balancing': () => import('@aws-sdk/client-elastic-load-balancing'),
  'elastic-load-balancing-v2': () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  elasticache: () => import('@aws-sdk/client-elasticache'),
  emr: () => import('@aws-sdk/client-emr'),
  eventbridge: () => import('@aws-sdk/client-eventbridge'),
  firehose: () => import('@aws-sdk/client-firehose'),
  fsx: () => import('@aws-sdk/client-fsx'),
  glue: () => import('@aws-sdk/client-glue'),
  guardduty: () => import('@aws-sdk/client-guardduty'),
  iam: () => import('@aws-sdk/client-iam'),
  inspector2: () => import('@aws-sdk/client-inspector2'),
  kafka: () => import('@aws-sdk/client-kafka'),
  kinesis: () => import('@aws-sdk/client-kinesis'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  lightsail: () => import('@aws-sdk/client-lightsail'),
  macie2: () => import('@aws-sdk/client-macie2'),
  'network-firewall': () => import('@aws-sdk/client-network-firewall'),
  opensearch: () => import('@aws-sdk/client-opensearch'),
  organizations: () => import('@aws-sdk/client-organizations'),
  ram: () => import('@aws-sdk/client-ram'),
  rds: () => import('@aws-sdk/client-rds'),
  redshift: () => import('@aws-sdk/client-redshift'),
  'redshift-serverless': () => import('@aws-sdk/client-redshift-serverless'),
  'resource-groups-tagging-api': () => import('@aws-sdk/client-resource-groups-tagging-api'),
  'route-53': () => import('@aws-sdk/client-route-53'),
  s3: () => import('@aws-sdk/client-s3'),
  's3-control': () => import('@aws-sdk/client-s3-control'),
  sagemaker: () => import('@aws-sdk/client-sagemaker'),
  'secrets-manager': () => import('@aws-sdk/client-secrets-manager'),
  securityhub: () => import('@aws-sdk/client-securityhub'),
  sfn: () => import('@aws-sdk/client-sfn'),
  sns: () => import('@aws-sdk/client-sns'),
  sqs: () => import('@aws-sdk/client-sqs'),
  ssm: () => import('@aws-sdk/client-ssm'),
  'sso-admin': () => import('@aws-sdk/client-sso-admin'),
  sts: () => import('@aws-sdk/client-sts'),
  waf: () => import('@aws-sdk/client-waf'),
  'waf-regional': () => import('@aws-sdk/client-waf-regional'),
  wafv2: () => import('@aws-sdk/client-wafv2'),
};

export const knownServices: readonly string[] = Object.keys(loaders);

/** The part of an SDK client that sessions use. */
export interface SdkClient {
  send(command: unknown, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
  destroy(): void;
}

type Constructor = new (argument: object) => unknown;
type Paginator = (
  configuration: { readonly client: SdkClient; readonly stopOnSameToken: boolean },
  input: object,
  options: { readonly abortSignal: AbortSignal },
) => AsyncIterable<unknown>;

/** What a session needs of an SDK module, by the names of operations. */
export interface ServiceSdk {
  client(configuration: object): SdkClient;
  command(action: string, input: object): unknown;
  /** Null: the operation is not paged. */
  paginator(action: string): Paginator | null;
}

// The SDK's own naming links `ListBuckets` to `ListBucketsCommand` and `paginateListBuckets`; the catalogue's types have
// checked already that the operation exists, so the casts below only undo the loss of types on the way here.

export type LoadService = (id: string) => Promise<ServiceSdk>;

/** Loads each once: to find the client among thousands of exports takes as long as a call. */
export function serviceLoader(): LoadService {
  const loaded = new Map<string, Promise<ServiceSdk>>();
  return (id) => {
    const known = loaded.get(id);
    if (known !== undefined) return known;
    const made = loadService(id);
    loaded.set(id, made);
    made.catch(() => loaded.delete(id));
    return made;
  };
}

/** Loads a service's module. @throws Error for a service that is not in the list above */
export async function loadService(id: string): Promise<ServiceSdk> {
  const load = loaders[id];
  if (load === undefined) throw new Error(`No SDK client is built in for the service: ${id}`);
  // A plain object: looking names up in a module takes longer than a call's bookkeeping.
  const module: ServiceModule = { ...(await load()) };
  const Client = constructorOf(module, clientName(module));
  return {
    client: (configuration) => withoutForeign(new Client(configuration) as OpenClient),
    command: (action, input) => new (constructorOf(module, `${action}Command`))(input),
    paginator: (action) => {
      const paginator = module[`paginate${action}`];
      return typeof paginator === 'function' ? (paginator as Paginator) : null;
    },
  };
}

/** `S3Client` beside `S3` and the bare `__Client`. */
function clientName(module: ServiceModule): string {
  const name = Object.keys(module).find((key) => key.endsWith('Client') && !key.startsWith('_'));
  if (name === undefined) throw new Error('The SDK module has no client');
  return name;
}

function constructorOf(module: ServiceModule, name: string): Constructor {
  const found = module[name];
  if (typeof found !== 'function') throw new Error(`The SDK module has no: ${name}`);
  return found as Constructor;
}
