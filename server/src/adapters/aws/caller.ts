/** One principal's calls. */
import { createAbortListeners, withOwnSignal } from '../../core/abortListeners.ts';
import type { NextPage } from '../../core/catalog/types.ts';
import { AppError, AwsFailure, type AwsFailureKind } from '../../core/errors.ts';
import type { AwsSession, CallOptions, Turn } from '../../core/ports.ts';
import { until } from '../../core/until.ts';
import type { SessionParts } from './clientConfiguration.ts';
import { createClientPool, type PooledClient } from './clientPool.ts';
import type { SdkClient } from './clients.ts';
import { awsFailure, type Diagnosis, diagnose, type FailureContext } from './failure.ts';
import { followTokens } from './followTokens.ts';
import { createIdentityCheck } from './identityCheck.ts';
import type { PlainCall } from './plain/plainCalls.ts';

/** Calls whose caller may not be known yet. */
type Caller = Pick<AwsSession, 'call' | 'pages' | 'release' | 'close'>;

interface Operation {
  readonly service: { readonly id: string; readonly iamPrefix: string };
  readonly action: string;
  readonly next?: NextPage | undefined;
}

/** What a request was signed with. */
type Signed = Pick<PooledClient, 'accessKeyId'>;

const atOnce: Turn = (send) => send();

/** @param accountId null: not known yet */
export function createCaller(parts: SessionParts, accountId: string | null): Caller {
  const pool = createClientPool(parts);
  const check = createIdentityCheck(parts, pool);
  const aborts = createAbortListeners();

  const clientOf = (operation: Operation, options: CallOptions) =>
    pool.of(operation.service.id, options.region, options.turn === undefined ? 'sdk' : 'caller');

  /** Null: the SDK's client makes the call, as it does wherever it shall send again by itself. */
  const plainOf = async (operation: Operation, options: CallOptions): Promise<PlainCall | null> =>
    options.turn === undefined ? null : parts.plainCalls.of(parts.settings, operation.service.id, operation.action);

  const anyClientOf = async (operation: Operation, options: CallOptions) =>
    (await plainOf(operation, options)) ?? clientOf(operation, options);

  /** One request, and another where the first one told how it goes. @throws AwsFailure */
  const request = async (operation: Operation, input: object, options: CallOptions): Promise<unknown> => {
    const context = contextOf(operation, options, accountId);
    const absent = parts.absentEndpoints.of(operation.service.id, options.region);
    if (absent !== null) throw awsFailure(absent, context, undefined);
    let used: Signed = { accessKeyId: () => null };
    const send = async (): Promise<unknown> => {
      const plain = await plainOf(operation, options);
      return plain === null ? sendByClient() : sendPlainly(plain);
    };
    const sendByClient = async (): Promise<unknown> => {
      const { sdk, client, accessKeyId } = await clientOf(operation, options);
      used = { accessKeyId };
      const command = sdk.command(operation.action, input);
      return withOwnSignal(aborts, options.signal, (signal) =>
        until(client.send(command, { abortSignal: signal }), signal),
      );
    };
    const sendPlainly = (plain: PlainCall): Promise<unknown> => {
      const onSigned = (key: string): void => {
        used = { accessKeyId: () => key };
      };
      const { region, signal } = options;
      // The request listens to the signal; what comes before it does not.
      return until(plain.send(input, parts, { region, signal, onSigned }), signal, aborts);
    };
    try {
      return await send();
    } catch (error) {
      if (!mayGoBetter(error, used, context)) throw await settle(error, operation, context);
    }
    try {
      return await send();
    } catch (error) {
      throw await settle(error, operation, context);
    }
  };

  /** The SDK has learned how wrong the clock is, or credentials can be renewed that AWS takes for expired. */
  const mayGoBetter = (error: unknown, used: Signed, context: FailureContext): boolean => {
    if (context.signal.aborted) return false;
    if (wasClockCorrected(error)) return true;
    const accessKeyId = used.accessKeyId();
    if (accessKeyId === null || !hasExpired(diagnose(error, context.signal))) return false;
    if (!parts.credentials.expired(accessKeyId)) return false;
    // The SDK keeps the credentials for as long as their date allows.
    pool.drop(null);
    return true;
  };

  const settle = async (error: unknown, operation: Operation, context: FailureContext): Promise<AwsFailure> => {
    const diagnosis = context.signal.aborted ? diagnose(error, context.signal) : diagnoseHere(error, context);
    return awsFailure(await check.withoutDoubt(diagnosis, operation.service.id, context), context, error);
  };

  async function* pages(operation: Operation, input: object, options: CallOptions): AsyncGenerator<unknown> {
    const turn = options.turn ?? atOnce;
    const { sdk, client } = await anyClientOf(operation, options).catch(async (error: unknown) => {
      throw await settle(error, operation, contextOf(operation, options, accountId));
    });
    const paginate = sdk.paginator(operation.action);
    if (paginate === null) {
      yield* followTokens((next) => turn(() => request(operation, next, options)), input, operation.next);
      return;
    }
    // The paginator asks its client for each page, with the token in the command's input.
    const send = (command: { readonly input: object }) => turn(() => request(operation, command.input, options));
    const paged = Object.assign(Object.create(client) as SdkClient, { send });
    // It writes the tokens into its input.
    yield* paginate({ client: paged, stopOnSameToken: true }, { ...input }, { abortSignal: options.signal });
  }

  return {
    call: async (operation, input, options) => {
      const turn = options.turn ?? atOnce;
      return (await turn(() => request(operation, input as object, options))) as never;
    },
    pages: (operation, input, options) => pages(operation, input as object, options) as AsyncIterable<never>,
    release: (region) => pool.drop(region),
    close: () => pool.drop(null),
  };
}

function contextOf(operation: Operation, options: CallOptions, accountId: string | null): FailureContext {
  return {
    call: `${operation.service.iamPrefix}:${operation.action}`,
    region: options.region,
    accountId,
    signal: options.signal,
  };
}

const expired: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'TokenRefreshRequired',
]);

function hasExpired({ kind, code }: Diagnosis): boolean {
  return kind === 'credentials' && expired.has(code);
}

function wasClockCorrected(error: unknown): boolean {
  const { $metadata: metadata } = (error ?? {}) as { readonly $metadata?: { readonly clockSkewCorrected?: boolean } };
  return metadata?.clockSkewCorrected === true;
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
