/** Any error that an AWS call ends with -> AwsFailure. */
import { AwsFailure, type AwsFailureKind } from '../../core/errors.ts';
import { ForeignAnswer } from './foreignAnswer.ts';
import { sanitize } from './text.ts';

export interface FailureContext {
  /** `s3:GetBucketPolicy`. */
  readonly call: string;
  readonly region: string;
  readonly accountId: string | null;
  readonly signal: AbortSignal;
}

/** What an error says by itself. */
export interface Diagnosis {
  readonly kind: AwsFailureKind;
  readonly code: string;
  readonly status: number | null;
  readonly message: string;
  readonly requestId: string | null;
  /**
   * What else it may be: AWS answers a call to a region that is not enabled as if the credentials were bad, and a
   * region without the service has no host. Null: no doubt.
   */
  readonly doubt: 'regionDisabled' | 'noSuchHost' | null;
}

const throttled = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'TooManyRequestsException',
]);

const denied = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AccountDisabledException',
  'AllAccessDisabled',
  'AuthorizationError',
  'AuthorizationErrorException',
  'Client.UnauthorizedOperation',
  'ExplicitDeny',
  'Forbidden',
  'ForbiddenException',
  'InsufficientPrivilegesException',
  'KMSAccessDeniedException',
  'KmsAccessDeniedException',
  'NotAuthorized',
  'NotAuthorizedException',
  'OperationNotPermittedException',
  'UnauthorizedAccess',
  'UnauthorizedException',
  'UnauthorizedOperation',
]);

const badCredentials = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'TokenRefreshRequired',
]);

/** Bad credentials, or a region that is not enabled. */
const badCredentialsOrRegion = new Set([
  'AuthFailure',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidToken',
  'NotSignedUp',
  'UnrecognizedClientException',
]);

const unsupported = new Set([
  'EndpointError',
  'InvalidAction',
  'MethodNotAllowed',
  'NotImplemented',
  'OptInRequired',
  'RegionDisabledException',
  // Cloud Control: the type is not there, or has no list.
  'TypeNotFoundException',
  'UnsupportedActionException',
  'UnknownOperation',
  'UnknownOperationException',
  'UnsupportedOperation',
  'UnsupportedOperationException',
]);

/** Cloud Control's list of a type that has to be told a parent, of which it knows nothing. */
const needsInput = /missing or invalid resource ?model property|required propert(?:y|ies) .*resource ?model/i;

/** Cloud Control passes on, under codes of its own, what a service said to it. */
const passedOn = new Set([
  'GeneralServiceException',
  'HandlerFailureException',
  'HandlerInternalFailureException',
  'InvalidRequestException',
  'ServiceInternalErrorException',
]);

/** WAF's scope for CloudFront is not one of regions, and of partitions, without CloudFront. */
const notHere = /region not accepted|field: SCOPE_VALUE/i;

const networkCode =
  /^(?:E(?:AI_AGAIN|CONNABORTED|CONNREFUSED|CONNRESET|HOSTDOWN|HOSTUNREACH|NETDOWN|NETUNREACH|NOTFOUND|PIPE|PROTO|TIMEDOUT|ADDRNOTAVAIL)|ERR_(?:TLS|SSL|HTTP|STREAM|PROXY|SOCKET)\w*|HPE_\w+|CERT_\w+|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|UND_ERR\w*)$/;

/** The failure of a call, where no doubt is left or nothing can settle it. */
export function awsFailure(diagnosis: Diagnosis, context: FailureContext, cause: unknown): AwsFailure {
  return new AwsFailure({
    kind: diagnosis.kind,
    call: (diagnosis.kind === 'denied' ? deniedBehind(context.call, diagnosis.message) : null) ?? context.call,
    code: diagnosis.code,
    message: diagnosis.message,
    status: diagnosis.status,
    requestId: diagnosis.requestId,
    accountId: context.accountId,
    region: context.region,
    cause,
  });
}

/** The permission that is missing, where Cloud Control was refused by the service that it asked. */
function deniedBehind(call: string, message: string): string | null {
  if (!/^cloudformation:(?:List|Get)Resources?$/.test(call)) return null;
  return /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)/.exec(message)?.[1] ?? null;
}

/** Reads an error: the HTTP status first, then codes; never the error's class alone. */
export function diagnose(error: unknown, signal: AbortSignal): Diagnosis {
  const fields = fieldsOf(error);
  const kind = signal.aborted || fields.name === 'AbortError' ? 'cancelled' : kindOf(fields);
  return {
    kind,
    code: sanitize(shownCode(kind, fields), 80),
    status: fields.status,
    message: messageOf(kind, fields),
    requestId: fields.requestId === null ? null : sanitize(fields.requestId, 80),
    doubt: doubtOf(kind, fields),
  };
}

interface Fields {
  readonly name: string;
  readonly code: string;
  readonly status: number | null;
  readonly message: string;
  readonly requestId: string | null;
  /** The answer's text where the SDK could not read it; null: it could. */
  readonly unread: string | null;
  readonly throttling: boolean;
}

function fieldsOf(error: unknown): Fields {
  const thrown = record(error);
  const metadata = record(thrown['$metadata']);
  const response = record(thrown['$response']);
  const status = number(metadata['httpStatusCode']) ?? number(response['statusCode']) ?? number(thrown['status']);
  const name = text(thrown['name']) ?? 'Error';
  const unread = unreadAnswer(error, name, thrown, response);
  const xml = unread === null ? null : xmlError(unread);
  return {
    name,
    code: xml?.code ?? codeOf(thrown, name, status),
    status,
    message: xml?.message ?? text(thrown['message']) ?? '',
    requestId: text(metadata['requestId']) ?? null,
    unread: xml === null ? unread : null,
    throttling: record(thrown['$retryable'])['throttling'] === true,
  };
}

function kindOf(fields: Fields): AwsFailureKind {
  const { code, status } = fields;
  if (fields.unread !== null) return kindOfUnread(status, fields.unread);
  if (status === 429 || throttled.has(code) || fields.throttling || isRate(fields)) return 'throttled';
  if (status === null && (networkCode.test(code) || fields.name === 'TimeoutError')) return 'network';
  if (status === 407) return 'network';
  if (badCredentials.has(code)) return 'credentials';
  // EC2 says so of images and snapshots that belong to others.
  if (code === 'AuthFailure' && /not authorized/i.test(fields.message)) return 'denied';
  if (badCredentialsOrRegion.has(code)) return 'credentials';
  if (unsupported.has(code) || status === 501 || notHere.test(fields.message)) return 'unsupported';
  if (code === 'InvalidRequestException' && needsInput.test(fields.message)) return 'unsupported';
  if (passedOn.has(code) && /rate exceeded|throttling|too many requests/i.test(fields.message)) return 'throttled';
  if (passedOn.has(code) && /not authorized to perform|access ?denied/i.test(fields.message)) return 'denied';
  if (denied.has(code) || status === 401 || status === 403) return 'denied';
  if (status === 404 || /NotFound|^NoSuch|DoesNotExist/.test(code)) return 'notFound';
  return 'failed';
}

/** Kinesis has one code for too many calls and for too many streams; the message tells. */
function isRate({ code, message }: Fields): boolean {
  return /LimitExceeded/.test(code) && /\brate exceeded\b|too many requests/i.test(message);
}

/** Some gateways of AWS refuse with a body in another format than the service's; the status still tells. */
function kindOfUnread(status: number | null, body: string): AwsFailureKind {
  if (status === 501) return 'unsupported';
  if (status === 429) return 'throttled';
  const isRefusal = status === 401 || status === 403;
  return isRefusal && !/^\s*<(?:!doctype|html)/i.test(body) ? 'denied' : 'malformed';
}

function doubtOf(kind: AwsFailureKind, fields: Fields): Diagnosis['doubt'] {
  if (kind === 'credentials' && badCredentialsOrRegion.has(fields.code)) return 'regionDisabled';
  if (kind === 'network' && fields.code === 'ENOTFOUND') return 'noSuchHost';
  return null;
}

function shownCode(kind: AwsFailureKind, fields: Fields): string {
  if (kind === 'malformed') return 'MalformedAnswer';
  return fields.unread === null ? fields.code : `Http${fields.status ?? ''}`;
}

function messageOf(kind: AwsFailureKind, fields: Fields): string {
  if (kind === 'cancelled') return 'The call was cancelled';
  if (kind === 'malformed') {
    const start = sanitize(fields.unread ?? '', 80);
    const status = fields.status === null ? '' : ` (HTTP ${fields.status})`;
    return `The answer is not the service's; a proxy may be in between${status}. It begins with: ${start || '(nothing)'}`;
  }
  if (fields.unread !== null) return sanitize(fields.unread, 120) || 'The service refused without a reason';
  // Decoding needs a permission of its own; the rest of the message is what a person can read.
  const message = fields.message.replace(/ Encoded authorization failure message: .*/s, '');
  return sanitize(message) || fields.code;
}

/** The text that came instead of an answer; null: the service answered in its format. */
function unreadAnswer(
  error: unknown,
  name: string,
  thrown: Readonly<Record<string, unknown>>,
  response: Readonly<Record<string, unknown>>,
): string | null {
  if (error instanceof ForeignAnswer) return error.message;
  const parserFailed = name === 'SyntaxError' || /XML parse|Deserialization error/i.test(text(thrown['message']) ?? '');
  return parserFailed && thrown['$response'] !== undefined ? (text(response['answerStart']) ?? '') : null;
}

/** The error in AWS's XML format, which services of other formats may send too. */
function xmlError(body: string): { readonly code: string; readonly message: string } | null {
  const code = /<Code>([\w.]{1,100})<\/Code>/.exec(body)?.[1];
  if (code === undefined) return null;
  return { code, message: /<Message>([^<]{0,2000})<\/Message>/i.exec(body)?.[1] ?? '' };
}

/** The service's code (the SDK names some errors otherwise: NoSuchEntityException for NoSuchEntity), or the one of the network error beneath. */
function codeOf(thrown: Readonly<Record<string, unknown>>, name: string, status: number | null): string {
  if (badCredentials.has(name)) return name;
  if (status !== null) return withoutNamespace(text(thrown['Code']) ?? name);
  const inner = record(Array.isArray(thrown['errors']) ? thrown['errors'][0] : thrown['cause']);
  return text(thrown['code']) ?? text(inner['code']) ?? name;
}

/** `com.amazonaws.ec2#UnknownOperation` and `Client.UnauthorizedOperation` name a code after a prefix. */
function withoutNamespace(code: string): string {
  return code.slice(code.lastIndexOf('#') + 1).replace(/^(?:Client|Server)\./, '');
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}
