/**
 * Makes calls that need nothing special in a fraction of what the SDK's clients take for them. The SDK writes the request
 * and reads the answer, and says where the service is. But no client is made for each account and region, and no chain of
 * middleware for each call. Whatever is special about a service is left to its client: then there is no plain call.
 */
import type { HttpResponse } from '@smithy/core/protocols';
import { clientConfiguration, type SessionParts } from '../clientConfiguration.ts';
import type { LoadService, SdkClient, ServiceSdk } from '../clients.ts';
import { refuseForeign } from '../foreignAnswer.ts';
import { hasSchema, type PlainOperation, plainOperationOf } from './plainOperation.ts';
import { createSign, type Sign } from './signature.ts';

/** What of a session a call is made with. */
export type PlainParts = Pick<SessionParts, 'credentials' | 'transport' | 'settings'>;

export interface PlainCall {
  readonly sdk: ServiceSdk;
  /** Sends nothing and has no credentials: the SDK's paginators want to see one. */
  readonly client: SdkClient;
  /** `onSigned`: hears with which access key. Throws what a client would. */
  send(
    input: object,
    by: PlainParts,
    options: {
      readonly region: string;
      readonly signal: AbortSignal;
      readonly onSigned: (accessKeyId: string) => void;
    },
  ): Promise<unknown>;
}

export interface PlainCalls {
  /** Null: the operation is none for this. */
  of(settings: SessionParts['settings'], service: string, action: string): Promise<PlainCall | null>;
}

export function createPlainCalls(loadService: LoadService): PlainCalls {
  const known = new WeakMap<SessionParts['settings'], Map<string, Promise<PlainCall | null>>>();
  const sign = createSign();
  const clients = new WeakMap<SessionParts['settings'], Map<string, SdkClient>>();

  const clientOf = (settings: SessionParts['settings'], service: string, sdk: ServiceSdk): SdkClient => {
    const made = clients.get(settings) ?? new Map<string, SdkClient>();
    clients.set(settings, made);
    const client = made.get(service) ?? sdk.client(anonymousConfiguration(settings, service));
    made.set(service, client);
    return client;
  };

  const prepare = async (
    settings: SessionParts['settings'],
    service: string,
    action: string,
  ): Promise<PlainCall | null> => {
    const sdk = await loadService(service);
    if (!hasSchema(sdk, action)) return null;
    const client = clientOf(settings, service, sdk);
    const operation = await plainOperationOf(sdk, client, action);
    if (operation === null || !(await isSigned(operation))) return null;
    return { sdk, client, send: (input, by, options) => send(operation, sign, input, by, options) };
  };

  return {
    of: (settings, service, action) => {
      const calls = known.get(settings) ?? new Map<string, Promise<PlainCall | null>>();
      known.set(settings, calls);
      const key = `${service} ${action}`;
      const before = calls.get(key);
      if (before !== undefined) return before;
      const made = prepare(settings, service, action);
      calls.set(key, made);
      made.catch(() => calls.delete(key));
      return made;
    },
  };
}

/** A region in which every service has a place, to find out how its calls are signed. */
const anywhere = 'us-east-1';

async function isSigned(operation: PlainOperation): Promise<boolean> {
  const [found] = await Promise.allSettled([operation.place({}, anywhere)]);
  return found.status === 'fulfilled';
}

function anonymousConfiguration(settings: SessionParts['settings'], service: string): object {
  const nobody = () => Promise.reject(new Error('This client is nobody’s and makes no calls'));
  const transport = { metadata: { handlerProtocol: 'http/1.1' }, handle: nobody, skewMs: () => 0 };
  return clientConfiguration(
    { settings, transport },
    { service, region: anywhere, retrying: 'caller', credentials: nobody },
  );
}

async function send(
  { schema, protocol, sayable, userAgent, headers, mayFailLate, place }: PlainOperation,
  sign: Sign,
  input: object,
  { credentials, transport }: PlainParts,
  { region, signal, onSigned }: Parameters<PlainCall['send']>[2],
): Promise<unknown> {
  const { context, scope } = await place(input, region);
  const request = await protocol.serializeRequest(schema, input, context);
  const identity = await credentials.get();
  onSigned(identity.accessKeyId);
  const skew = transport.skewMs();
  const body = request.body as string | Uint8Array | undefined;
  Object.assign(request.headers, headers, {
    host: request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`,
    'user-agent': userAgent,
    ...(body === undefined || body.length === 0 ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  });
  sign(request, identity, scope, Date.now() + skew);
  const { response } = await transport.handleWhole(request, { abortSignal: signal });
  if (mayFailLate && response.statusCode < 300 && endsAsError(response.body)) response.statusCode = 503;
  const output = await protocol.deserializeResponse(schema, context, response).catch((error: unknown) => {
    throw told(error, response, transport.skewMs() !== skew);
  });
  refuseForeign(sayable, output, response);
  return output;
}

const errorEnd = Buffer.from('</Error>');

/** As the SDK does: what ends like an error is one, whatever the status was. */
function endsAsError(body: unknown): boolean {
  return body instanceof Uint8Array && errorEnd.equals(body.subarray(-errorEnd.length));
}

/** What the SDK adds to its errors: the answer, its status, and whether the clock was found to be wrong. */
function told(error: unknown, response: HttpResponse, clockSkewCorrected: boolean): unknown {
  if (typeof error !== 'object' || error === null) return error;
  Object.defineProperty(error, '$response', { value: response, enumerable: false, configurable: true });
  const { $metadata: metadata } = error as { readonly $metadata?: object };
  // The answer could not be read.
  if (metadata === undefined && error instanceof Error) error.message = `Deserialization error: ${error.message}`;
  const status = metadata ?? { httpStatusCode: response.statusCode };
  return Object.assign(error, { $metadata: { ...status, ...(clockSkewCorrected && { clockSkewCorrected }) } });
}
