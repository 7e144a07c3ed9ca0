/** One principal's calls. Clients are built when first used, one for each service and region, and never shared. */
import { AwsFailure } from '../../core/errors.ts';
import type { AwsSession, CallOptions } from '../../core/ports.ts';
import { loadService, type SdkClient, type ServiceSdk } from './clients.ts';
import { awsFailure, type Diagnosis, diagnose, type FailureContext } from './failure.ts';
import type { Provider } from './refreshing.ts';
import type { Settings } from './settings.ts';
import { sts } from './sts.ts';
import { sanitize } from './text.ts';
import type { Transport } from './transport.ts';
import { until } from './until.ts';

export interface SessionParts {
  readonly credentials: Provider;
  readonly settings: Settings;
  readonly transport: Transport;
  /** A region that is known to work; STS is asked there who the caller is. */
  readonly homeRegion: string;
}

/** Calls whose caller may not be known yet. */
type Caller = Pick<AwsSession, 'call' | 'pages' | 'release' | 'close'>;

const identityKeptMs = 60_000;

/** A session of the given credentials, who they are read from GetCallerIdentity. @throws AwsFailure */
export async function sessionOf(parts: SessionParts, signal: AbortSignal): Promise<AwsSession> {
  const stranger = createCaller(parts, null);
  const options = { region: parts.homeRegion, signal };
  try {
    const { Account: accountId, Arn: arn } = await stranger.call(sts.op('GetCallerIdentity'), {}, options);
    const partition = /^arn:(aws[a-z-]*):/.exec(arn ?? '')?.[1];
    if (accountId === undefined || !/^\d{12}$/.test(accountId) || arn === undefined || partition === undefined) {
      throw noIdentity(parts.homeRegion);
    }
    const endpoint = parts.settings.endpoint('sts') ?? null;
    return { accountId, arn: sanitize(arn), partition, endpoint, ...createCaller(parts, accountId) };
  } finally {
    stranger.close();
  }
}

function noIdentity(region: string): AwsFailure {
  return new AwsFailure({
    kind: 'malformed',
    call: 'sts:GetCallerIdentity',
    code: 'MalformedAnswer',
    message: 'The answer names no account',
    status: null,
    requestId: null,
    accountId: null,
    region,
  });
}

/** @param accountId null: not known yet */
function createCaller(parts: SessionParts, accountId: string | null): Caller {
  const clients = new Map<string, Promise<{ readonly sdk: ServiceSdk; readonly client: SdkClient }>>();
  let identityHeldAt = 0;

  const clientOf = (service: string, region: string) => {
    const key = `${region} ${service}`;
    const known = clients.get(key);
    if (known !== undefined) return known;
    const made = loadService(service).then((sdk) => ({
      sdk,
      client: sdk.client(configuration(parts, service, region)),
    }));
    clients.set(key, made);
    return made;
  };

  const contextOf = (
    operation: { readonly service: { readonly iamPrefix: string }; readonly action: string },
    options: CallOptions,
  ) => ({
    call: `${operation.service.iamPrefix}:${operation.action}`,
    region: options.region,
    accountId,
    signal: options.signal,
  });

  const call: Caller['call'] = async (operation, input, options) => {
    const context = contextOf(operation, options);
    try {
      const { sdk, client } = await clientOf(operation.service.id, options.region);
      const command = sdk.command(operation.action, input as object);
      return (await until(client.send(command, { abortSignal: options.signal }), options.signal)) as never;
    } catch (error) {
      throw await settle(error, context);
    }
  };

  async function* pages(
    operation: Parameters<Caller['pages']>[0],
    input: object,
    options: CallOptions,
  ): AsyncGenerator<unknown> {
    const context = contextOf(operation, options);
    try {
      const { sdk, client } = await clientOf(operation.service.id, options.region);
      const paginate = sdk.paginator(operation.action);
      if (paginate === null) {
        const command = sdk.command(operation.action, input);
        yield await until(client.send(command, { abortSignal: options.signal }), options.signal);
        return;
      }
      // The paginator writes the tokens into its input.
      yield* paginate({ client, stopOnSameToken: true }, { ...input }, { abortSignal: options.signal });
    } catch (error) {
      throw await settle(error, context);
    }
  }

  /** Says whether the credentials are good by asking STS in the home region, at most once a minute. */
  const holdsIdentity = async (signal: AbortSignal): Promise<boolean> => {
    if (Date.now() - identityHeldAt < identityKeptMs) return true;
    const { sdk, client } = await clientOf('sts', parts.homeRegion);
    await client.send(sdk.command('GetCallerIdentity', {}), { abortSignal: signal });
    identityHeldAt = Date.now();
    return true;
  };

  const settle = async (error: unknown, context: FailureContext): Promise<AwsFailure> => {
    if (error instanceof AwsFailure) return ofCredentials(error);
    const diagnosis = diagnose(error, context.signal);
    return awsFailure(await withoutDoubt(diagnosis, context), context, error);
  };

  const withoutDoubt = async (diagnosis: Diagnosis, context: FailureContext): Promise<Diagnosis> => {
    const isHome = context.region === parts.homeRegion;
    if (diagnosis.doubt === null || context.call.startsWith('sts:')) return diagnosis;
    if (diagnosis.doubt === 'regionDisabled' && isHome) return diagnosis;
    if (diagnosis.doubt === 'noSuchHost' && parts.settings.endpoint('sts') !== undefined) return diagnosis;
    try {
      await holdsIdentity(context.signal);
    } catch {
      // STS refuses these credentials too, or is as unreachable: the first answer stands.
      return diagnosis;
    }
    return { ...diagnosis, kind: 'unsupported' };
  };

  const drop = (isDropped: (key: string) => boolean) => {
    for (const [key, made] of clients) {
      if (!isDropped(key)) continue;
      clients.delete(key);
      made.then(
        ({ client }) => client.destroy(),
        () => undefined,
      );
    }
  };

  return {
    call,
    pages: (operation, input, options) => pages(operation, input as object, options) as AsyncIterable<never>,
    release: (region) => drop((key) => key.startsWith(`${region} `)),
    close: () => drop(() => true),
  };
}

/** A role that can no longer be assumed when its credentials are refreshed: every call would end in the same way. */
function ofCredentials(failure: AwsFailure): AwsFailure {
  if (failure.kind !== 'denied' && failure.kind !== 'notFound') return failure;
  return new AwsFailure({ ...failure, message: failure.message, kind: 'credentials', cause: failure });
}

/** Everything that the SDK would otherwise look up in files and the environment, once for each client. */
function configuration(parts: SessionParts, service: string, region: string): object {
  const endpoint = parts.settings.endpoint(service);
  return {
    region,
    credentials: parts.credentials,
    requestHandler: parts.transport,
    retryMode: 'standard',
    maxAttempts: 3,
    defaultsMode: 'standard',
    useFipsEndpoint: parts.settings.fips,
    useDualstackEndpoint: parts.settings.dualstack,
    userAgentAppId: 'panther-cloud-security',
    authSchemePreference: [],
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
    // Of single services: hosts that all accounts share, and no extra requests.
    accountIdEndpointMode: 'disabled',
    endpointDiscoveryEnabled: false,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    useArnRegion: false,
    disableS3ExpressSessionAuth: true,
    sigv4aSigningRegionSet: [],
  };
}
