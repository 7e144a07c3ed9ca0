/** What the SDK's own modules tell of an operation: its protocol, where its requests go, and what its answer looks like. */
import { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceInfo } from '../../../../server/src/core/catalog/types.ts';

export type Protocol = 'json' | 'restJson' | 'restXml' | 'query' | 'ec2' | 'cbor';

/** How a request is recognised: by its path, or by the name of the operation in it. */
export type Route =
  | { readonly kind: 'rest'; readonly method: string; readonly path: string }
  /** The value of X-Amz-Target. */
  | { readonly kind: 'target'; readonly target: string }
  /** Action and Version of a form. */
  | { readonly kind: 'form'; readonly version: string }
  /** Service and operation are in the path of RPC v2. */
  | { readonly kind: 'rpc'; readonly name: string };

export interface WireOperation {
  /** The id of the SDK's client, for example `kms`. */
  readonly service: string;
  /** The service's name in signatures, as far as it is known: IAM's prefix. */
  readonly signedAs: string;
  readonly action: string;
  readonly protocol: Protocol;
  readonly route: Route;
  readonly input: NormalizedSchema | null;
  /** Null: the client is of before the SDK had schemas. */
  readonly output: NormalizedSchema | null;
}

interface CalledOperation {
  readonly service: ServiceInfo;
  readonly action: string;
}

type Module = Readonly<Record<string, unknown>>;
type StaticOperation = readonly [9, string, string, unknown, () => never, () => never];

const protocols: Readonly<Record<string, Protocol>> = {
  'aws.protocols#awsJson1_0': 'json',
  'aws.protocols#awsJson1_1': 'json',
  'aws.protocols#restJson1': 'restJson',
  'aws.protocols#restXml': 'restXml',
  'aws.protocols#awsQuery': 'query',
  'aws.protocols#ec2Query': 'ec2',
  'smithy.protocols#rpcv2Cbor': 'cbor',
};

/** Clients of before the SDK had schemas: the one that has the same operations, and the target of their requests. */
const oldClients: Readonly<Record<string, { readonly like: string | null; readonly target: string }>> = {
  'acm-pca': { like: null, target: 'ACMPrivateCA' },
  'waf-regional': { like: 'waf', target: 'AWSWAF_Regional_20161128' },
};

/** Each operation once. @throws Error for a client whose protocol is not known here */
export async function learnOperations(calls: readonly CalledOperation[]): Promise<readonly WireOperation[]> {
  const services = Map.groupBy(calls, ({ service }) => service.id);
  const learned = await Promise.all([...services.values()].map(learnService));
  return learned.flat();
}

async function learnService(calls: readonly CalledOperation[]): Promise<readonly WireOperation[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const { id, iamPrefix } = first.service;
  const old = oldClients[id];
  const module = await moduleOf(id);
  const shapes = old === undefined ? module : old.like === null ? {} : await moduleOf(old.like);
  const facts = old === undefined ? protocolOf(module) : { protocol: 'json' as const, target: old.target, version: '' };
  const actions = [...new Set(calls.map(({ action }) => action))];
  return actions.map((action) => {
    const schema = shapes[`${action}$`] as StaticOperation | undefined;
    return {
      service: id,
      signedAs: iamPrefix,
      action,
      protocol: facts.protocol,
      route: routeOf(facts, action, schema),
      input: schema === undefined ? null : NormalizedSchema.of(schema[4]),
      output: schema === undefined ? null : NormalizedSchema.of(schema[5]),
    };
  });
}

async function moduleOf(id: string): Promise<Module> {
  return (await import(`@aws-sdk/client-${id}`)) as Module;
}

interface ProtocolFacts {
  readonly protocol: Protocol;
  readonly target: string;
  readonly version: string;
}

interface ClientConfiguration {
  readonly apiVersion: string;
  readonly protocol: { getShapeId(): string };
  readonly protocolSettings: { readonly serviceTarget: string };
}

/** Asks a client, which is made for that and calls nothing. */
function protocolOf(module: Module): ProtocolFacts {
  const name = Object.keys(module).find((key) => key.endsWith('Client') && !key.startsWith('_')) ?? '';
  const Client = module[name] as new (configuration: object) => { readonly config: ClientConfiguration };
  const { config } = new Client({ region: 'us-east-1', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } });
  const protocol = protocols[config.protocol.getShapeId()];
  if (protocol === undefined) throw new Error(`The stub does not speak the protocol ${config.protocol.getShapeId()}`);
  return { protocol, target: config.protocolSettings.serviceTarget, version: config.apiVersion };
}

function routeOf(facts: ProtocolFacts, action: string, schema: StaticOperation | undefined): Route {
  switch (facts.protocol) {
    case 'json':
      return { kind: 'target', target: `${facts.target}.${action}` };
    case 'query':
    case 'ec2':
      return { kind: 'form', version: facts.version };
    case 'cbor':
      return { kind: 'rpc', name: `${facts.target}/${action}` };
    case 'restJson':
    case 'restXml': {
      if (schema === undefined) throw new Error(`The SDK has no schema of ${action}`);
      const { http } = schema[3] as { readonly http: readonly [string, string, number] };
      return { kind: 'rest', method: http[0], path: http[1] };
    }
  }
}
