/**
 * What a client of the SDK tells of one of its operations, where that is all there is to know: the operation's schema, the
 * protocol, where the service is, and how requests are signed. Null where the SDK has more to do for it.
 */
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import type { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { SdkClient, ServiceSdk } from '../clients.ts';
import { type Sayable, sayableOf } from '../foreignAnswer.ts';
import { foreignAnswerMiddleware } from '../withoutForeign.ts';
import type { SigningScope } from './signature.ts';
import { type AgentParts, userAgentText } from './userAgent.ts';

/** The part of the SDK's protocols that is used. */
export interface WireProtocol {
  serializeRequest(schema: object, input: object, context: object): Promise<HttpRequest>;
  deserializeResponse(schema: object, context: object, response: HttpResponse): Promise<unknown>;
}

export interface PlainOperation {
  readonly schema: object;
  readonly protocol: WireProtocol;
  readonly sayable: Sayable | null;
  readonly userAgent: string;
  /** The headers that some services want beside those of the protocol. */
  readonly headers: Readonly<Record<string, string>>;
  /** An error may come with the status of a success. */
  readonly mayFailLate: boolean;
  /** Where a request goes; @throws as the SDK does where there is no such place */
  place(input: object, region: string): Promise<Place>;
}

export interface Place {
  /** What the protocol is given to write requests and to read answers with. */
  readonly context: object;
  readonly scope: SigningScope;
}

/**
 * The middleware of a client that has nothing of its own. What it does is done in plainCalls.ts (signing, headers, foreign answers), by
 * whoever waits for turns (sending again), or is for Lambda functions only (recursionDetection).
 */
const ordinary: ReadonlySet<string> = new Set([
  'contentLengthMiddleware',
  'deserializerMiddleware',
  'endpointV2Middleware',
  foreignAnswerMiddleware,
  'getUserAgentMiddleware',
  'hostHeaderMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'retryMiddleware',
  'serializerMiddleware',
]);

/** Middleware of S3 that changes nothing about calls that read settings of buckets, with the settings of our clients. */
const idle: ReadonlySet<string> = new Set([
  // For uploads.
  'addExpectContinueMiddleware',
  // For settings that are off.
  'bucketEndpointMiddleware',
  'regionRedirectEndpointMiddleware',
  'regionRedirectMiddleware',
  's3ExpressMiddleware',
  // It refuses names that no bucket can have; here they are escaped.
  'validateBucketNameMiddleware',
]);

/** S3 may begin to answer, and say only then that it failed. */
const lateErrors = 'throw200ExceptionsMiddleware';

/** Middleware that only adds a header. */
const headersOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  acceptHeaderMiddleware: { accept: 'application/json' },
};

interface Stack {
  concat(other: Stack): Stack;
  identify(): readonly string[];
}

interface Configuration {
  readonly protocol?: WireProtocol;
  readonly defaultSigningName?: string;
  readonly signingEscapePath?: boolean;
  readonly userAgentAppId: () => Promise<string>;
  readonly defaultUserAgentProvider: () => Promise<AgentParts>;
  readonly httpAuthSchemeProvider: (parameters: object) => readonly { readonly schemeId: string }[];
}

interface OpenClient {
  readonly config: Configuration;
  readonly middlewareStack: Stack;
}

interface Command {
  readonly schema?: readonly unknown[];
  readonly middlewareStack: Stack;
  resolveMiddleware(stack: Stack, configuration: Configuration, options: object): unknown;
}

interface CommandClass {
  getEndpointParameterInstructions(): Readonly<Record<string, { readonly type: string }>>;
}

interface AuthScheme {
  readonly name?: string;
  readonly signingName?: string;
  readonly signingRegion?: string;
}

/** Whether the SDK knows the operation's schema at all; no client is needed to tell. */
export function hasSchema(sdk: ServiceSdk, action: string): boolean {
  return Array.isArray((sdk.command(action, {}) as Partial<Command>).schema);
}

export async function plainOperationOf(
  sdk: ServiceSdk,
  sdkClient: SdkClient,
  action: string,
): Promise<PlainOperation | null> {
  const { config, middlewareStack } = sdkClient as SdkClient & OpenClient;
  const command = sdk.command(action, {}) as Command;
  const { protocol, signingEscapePath, defaultSigningName } = config;
  if (protocol === undefined || command.schema === undefined) return null;
  // Resolving adds the command's own, and lets the protocol know its surroundings.
  command.resolveMiddleware(middlewareStack, config, {});
  const names = command.middlewareStack.concat(middlewareStack).identify().map(nameOf);
  const special = names.filter((name) => !ordinary.has(name) && !idle.has(name) && name !== lateErrors);
  if (special.some((name) => headersOf[name] === undefined) || defaultSigningName === undefined) return null;

  const [, namespace, name, traits, input, output] = command.schema;
  const schema = { namespace, name, traits, input, output };
  return {
    schema,
    protocol,
    sayable: sayableOf(action, output),
    userAgent: userAgentText(await config.defaultUserAgentProvider(), await config.userAgentAppId()),
    headers: Object.assign({}, ...special.map((added) => headersOf[added])) as Readonly<Record<string, string>>,
    mayFailLate: names.includes(lateErrors),
    place: placesOf(Object.getPrototypeOf(command).constructor as CommandClass, config, {
      action,
      service: defaultSigningName,
      escapesPath: signingEscapePath ?? true,
    }),
  };
}

/** `serializerMiddleware - serialize`, or with another name behind it. */
function nameOf(identified: string): string {
  return identified.split(' ')[0] ?? identified;
}

function placesOf(
  command: CommandClass,
  config: Configuration,
  { action, ...usual }: { readonly action: string } & Pick<SigningScope, 'service' | 'escapesPath'>,
): PlainOperation['place'] {
  const known = new Map<string, Promise<Place>>();
  const configurations = new Map<string, object>();
  // Some services have hosts that depend on what is asked for.
  const dependsOnInput = Object.values(command.getEndpointParameterInstructions()).some(
    ({ type }) => type === 'contextParams' || type === 'operationContextParams',
  );

  const configurationIn = (region: string): object => {
    const before = configurations.get(region);
    if (before !== undefined) return before;
    // Hosts of an account's own are switched off, and yet some rules look up whose credentials they are.
    const made = { ...config, region: async () => region, credentials: async () => ({}) };
    configurations.set(region, made);
    return made;
  };

  const find = async (input: object, region: string): Promise<Place> => {
    const regional = configurationIn(region);
    const endpoint = await getEndpointFromInstructions(input as never, command as never, regional as never);
    const [scheme] = (endpoint.properties?.['authSchemes'] ?? []) as readonly AuthScheme[];
    const [option] = config.httpAuthSchemeProvider({ operation: action, region, Region: region });
    if (option?.schemeId !== 'aws.auth#sigv4' || (scheme?.name ?? 'sigv4') !== 'sigv4') {
      throw new Error(`Another signature than the usual one is wanted for ${action}`);
    }
    return {
      context: { ...regional, commandName: `${action}Command`, endpoint: async () => endpoint },
      scope: {
        ...usual,
        region: scheme?.signingRegion ?? region,
        ...(scheme?.signingName === undefined ? {} : { service: scheme.signingName }),
      },
    };
  };

  return (input, region) => {
    if (dependsOnInput) return find(input, region);
    const before = known.get(region);
    if (before !== undefined) return before;
    const found = find(input, region);
    known.set(region, found);
    found.catch(() => known.delete(region));
    return found;
  };
}
