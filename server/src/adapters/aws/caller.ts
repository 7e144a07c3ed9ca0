/** One principal's calls. Clients are built when first used, one for each service and region, and never shared. */
import { AppError, AwsFailure, type AwsFailureKind } from '../../core/errors.ts';
import type { AwsSession, CallOptions } from '../../core/ports.ts';
import { clientConfiguration, type SessionParts } from './clientConfiguration.ts';
import { loadService, type SdkClient, type ServiceSdk } from './clients.ts';
import { awsFailure, type Diagnosis, diagnose, type FailureContext } from './failure.ts';
import { until } from './until.ts';

const identityKeptMs = 60_000;

/** Calls whose caller may not be known yet. */
type Caller = Pick<AwsSession, 'call' | 'pages' | 'release' | 'close'>;

/** @param accountId null: not known yet */
export function createCaller(parts: SessionParts, accountId: string | null): Caller {
  const clients = new Map<string, Promise<{ readonly sdk: ServiceSdk; readonly client: SdkClient }>>();
  let identityHeldAt = 0;

  const clientOf = (service: string, region: string) => {
    const key = `${region} ${service}`;
    const known = clients.get(key);
    if (known !== undefined) return known;
    const made = loadService(service).then((sdk) => ({
      sdk,
      client: sdk.client(clientConfiguration(parts, service, region)),
    }));
    clients.set(key, made);
    made.catch(() => clients.delete(key));
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
    const diagnosis = context.signal.aborted ? diagnose(error, context.signal) : diagnoseHere(error, context);
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

/** What comes from fetching the credentials, on the way of a call, would come to every other call as well. */
function diagnoseHere(error: unknown, { signal }: FailureContext): Diagnosis {
  const diagnosis = diagnose(error, signal);
  if (error instanceof AppError) {
    const kind = error.code === 'NETWORK' ? 'network' : 'credentials';
    return { ...diagnosis, kind, code: error.code };
  }
  if (!(error instanceof AwsFailure)) return diagnosis;
  const { code, status, message, requestId } = error;
  return { kind: kindOfRefresh(error), code, status, message, requestId, doubt: null };
}

/** Of a role that can no longer be assumed, or not in time. */
function kindOfRefresh({ kind }: AwsFailure): AwsFailureKind {
  if (kind === 'cancelled') return 'network';
  return kind === 'denied' || kind === 'notFound' ? 'credentials' : kind;
}
