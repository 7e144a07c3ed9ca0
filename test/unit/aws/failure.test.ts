import assert from 'node:assert/strict';
import { awsFailure, diagnose } from '../../../server/src/adapters/aws/failure.ts';
import { ForeignAnswer } from '../../../server/src/adapters/aws/foreignAnswer.ts';
import type { AwsFailureKind } from '../../../server/src/core/errors.ts';

const open = new AbortController().signal;

/** An error as the SDK throws it for a service's answer. */
function answered(name: string, status: number, message = 'Some message', more: object = {}): Error {
  const metadata = { $metadata: { httpStatusCode: status, requestId: 'r-1' }, $fault: 'client' };
  return Object.assign(new Error(message), { name, ...metadata, ...more });
}

/** An error as the SDK throws it for an answer that it cannot read. */
function unreadable(status: number, answerStart: string): Error {
  const error = new SyntaxError(
    'Unexpected token\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response',
  );
  return Object.assign(error, {
    $metadata: { httpStatusCode: status },
    $response: { statusCode: status, answerStart },
  });
}

function network(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code, $metadata: { attempts: 3 } });
}

const table: readonly (readonly [AwsFailureKind, string, readonly Error[]])[] = [
  [
    'throttled',
    'too many calls, by code or by status',
    [
      answered('Throttling', 400),
      answered('ThrottlingException', 400),
      answered('ThrottledException', 400),
      answered('RequestLimitExceeded', 503),
      answered('TooManyRequestsException', 429),
      answered('SlowDown', 503),
      answered('RequestThrottled', 400),
      answered('ProvisionedThroughputExceeded', 400),
      answered('PriorRequestNotComplete', 400),
      answered('BandwidthLimitExceeded', 400),
      answered('EC2ThrottledException', 400),
      answered('SomethingElse', 429),
      answered('LimitExceededException', 400, 'Rate exceeded for account 123456789012.'),
      answered('NewName', 400, 'Slower', { $retryable: { throttling: true } }),
      answered('GeneralServiceException', 400, 'Rate exceeded (Service: Iot, Status Code: 400)'),
      unreadable(429, 'Too many requests'),
    ],
  ],
  [
    'denied',
    'what the caller may not do',
    [
      answered('AccessDenied', 403),
      answered('AccessDeniedException', 400),
      answered('UnauthorizedOperation', 403),
      answered('Client.UnauthorizedOperation', 403),
      answered('AuthorizationError', 403),
      answered('KMSAccessDeniedException', 400),
      answered('NeverHeardOf', 403),
      answered('AccessDenied', 403, 'explicit deny in a service control policy'),
      answered('GeneralServiceException', 400, 'User: u is not authorized to perform: iot:ListThings'),
      answered('AuthFailure', 403, 'Not authorized for image:ami-1'),
      unreadable(403, '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>'),
      unreadable(403, 'Request blocked'),
    ],
  ],
  [
    'credentials',
    'credentials that AWS does not take',
    [
      answered('ExpiredToken', 403),
      answered('ExpiredTokenException', 400),
      answered('InvalidClientTokenId', 403),
      answered('UnrecognizedClientException', 400),
      answered('SignatureDoesNotMatch', 403),
      answered('InvalidSignatureException', 403),
      answered('AuthFailure', 401),
      answered('InvalidAccessKeyId', 403),
      Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' }),
      Object.assign(new Error('Token is expired'), { name: 'TokenProviderError' }),
    ],
  ],
  [
    'unsupported',
    'what the region does not have',
    [
      answered('UnknownOperationException', 400),
      answered('com.amazon.coral.service#UnknownOperationException', 404),
      answered('InvalidAction', 400),
      answered('NotImplemented', 501),
      answered('AnythingAtAll', 501),
      answered('OptInRequired', 403),
      answered('RegionDisabledException', 403),
      unreadable(501, '<html>not implemented</html>'),
      new Error('Region not accepted: region="xx bad" is not a valid hostname component.'),
      answered(
        'WAFInvalidParameterException',
        400,
        'Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT',
      ),
    ],
  ],
  [
    'notFound',
    'what does not exist',
    [
      answered('NoSuchBucketPolicy', 404),
      answered('NoSuchEntityException', 404),
      answered('ResourceNotFoundException', 400),
      answered('InvalidInstanceID.NotFound', 400),
      answered('Whatever', 404),
    ],
  ],
  [
    'network',
    'no answer',
    [
      network('ECONNREFUSED'),
      network('ECONNRESET'),
      network('ENOTFOUND'),
      network('EAI_AGAIN'),
      network('SELF_SIGNED_CERT_IN_CHAIN'),
      network('ERR_TLS_CERT_ALTNAME_INVALID'),
      Object.assign(new Error('slow'), { name: 'TimeoutError' }),
      new AggregateError([network('EHOSTUNREACH')], 'all addresses failed'),
      new Error('fetch failed', { cause: network('ETIMEDOUT') }),
      answered('ProxyAuthenticationRequired', 407),
    ],
  ],
  [
    'malformed',
    'an answer that is not the service’s',
    [
      new ForeignAnswer(200, '<!DOCTYPE html><title>Sign in to the network</title>'),
      new ForeignAnswer(403, '<html>blocked by the proxy</html>'),
      unreadable(200, '{"TableNames": ['),
      unreadable(200, ''),
      unreadable(502, 'Bad gateway'),
    ],
  ],
  ['failed', 'all else', [answered('InternalFailure', 500), answered('ValidationException', 400), new Error('odd')]],
];

describe('a refusal behind Cloud Control', () => {
  const context = { call: 'cloudformation:ListResources', region: 'us-east-1', accountId: null, signal: open };
  const failureOf = (error: Error, call = context.call) =>
    awsFailure(diagnose(error, open), { ...context, call }, error);

  it('names the permission that is missing', () => {
    const message =
      'User: arn:aws:iam::123456789012:role/r is not authorized to perform: iot:ListThings on resource: *';
    assert.equal(failureOf(answered('GeneralServiceException', 400, message)).call, 'iot:ListThings');
    assert.equal(failureOf(answered('AccessDeniedException', 400, 'no')).call, 'cloudformation:ListResources');
    assert.equal(failureOf(answered('AccessDeniedException', 400, message), 'iam:GetRole').call, 'iam:GetRole');
  });

  it('is told apart from a type without a list, from one that needs a parent, and from a handler that broke', () => {
    const needs = 'Missing or invalid ResourceModel property in AWS::ECS::TaskSet list handler request input. Required';
    assert.equal(failureOf(answered('UnsupportedActionException', 405)).kind, 'unsupported');
    assert.equal(failureOf(answered('TypeNotFoundException', 404)).kind, 'unsupported');
    assert.equal(failureOf(answered('InvalidRequestException', 400, needs)).kind, 'unsupported');
    assert.equal(failureOf(answered('InvalidRequestException', 400, 'Bad name')).kind, 'failed');
    assert.equal(failureOf(answered('HandlerInternalFailureException', 502)).kind, 'failed');
    assert.equal(failureOf(answered('GeneralServiceException', 400)).kind, 'failed');
    assert.equal(failureOf(answered('ThrottlingException', 400)).kind, 'throttled');
    assert.equal(failureOf(answered('InvalidCredentialsException', 401)).kind, 'denied');
  });
});

describe('how AWS calls fail', () => {
  for (const [kind, what, errors] of table) {
    it(`knows ${what}: ${kind}`, () => {
      for (const error of errors) assert.equal(diagnose(error, open).kind, kind, `${error.name}: ${error.message}`);
    });
  }

  it('calls everything cancelled once the signal is aborted', () => {
    assert.equal(diagnose(answered('AccessDenied', 403), AbortSignal.abort()).kind, 'cancelled');
    assert.equal(diagnose(Object.assign(new Error('x'), { name: 'AbortError' }), open).kind, 'cancelled');
  });

  it('survives what is no error at all', () => {
    for (const thrown of [undefined, null, 'text', 42, {}]) assert.equal(diagnose(thrown, open).kind, 'failed');
  });

  it('gives AWS’s own code where the SDK names the error otherwise', () => {
    assert.equal(
      diagnose(answered('NoSuchEntityException', 404, 'm', { Code: 'NoSuchEntity' }), open).code,
      'NoSuchEntity',
    );
    assert.equal(diagnose(answered('Client.UnauthorizedOperation', 403), open).code, 'UnauthorizedOperation');
  });

  it('takes code and message from XML that came where JSON was due', () => {
    const xml = '<ErrorResponse><Error><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>';
    const { code, message, status } = diagnose(unreadable(403, xml), open);
    assert.deepEqual({ code, message, status }, { code: 'AccessDenied', message: 'not you', status: 403 });
  });

  it('shows how a proxy’s page begins, in one line and without controls', () => {
    const { code, message } = diagnose(new ForeignAnswer(200, '<html>\n\u001b[31m<b>Sign\u0000 in</b>'), open);
    assert.equal(code, 'MalformedAnswer');
    assert.match(message, /a proxy may be in between \(HTTP 200\)\. It begins with: <html> \[31m<b>Sign in<\/b>$/);
  });

  it('masks access key ids and cuts long messages', () => {
    const { message } = diagnose(answered('AccessDenied', 403, `key AKIAIOSFODNN7EXAMPLE ${'x'.repeat(5_000)}`), open);
    assert.match(message, /^key AKIA\*\*\*\* x+\.\.\.$/);
    assert.ok(message.length <= 300);
  });

  it('leaves out the encoded part of an authorization failure', () => {
    const error = answered('UnauthorizedOperation', 403, 'Not you. Encoded authorization failure message: AbC123');
    assert.equal(diagnose(error, open).message, 'Not you.');
  });

  it('has doubts where a disabled or an unknown region answers the same', () => {
    assert.equal(diagnose(answered('UnrecognizedClientException', 400), open).doubt, 'regionDisabled');
    assert.equal(diagnose(answered('AuthFailure', 401), open).doubt, 'regionDisabled');
    assert.equal(diagnose(network('ENOTFOUND'), open).doubt, 'noSuchHost');
    assert.equal(diagnose(answered('ExpiredToken', 403), open).doubt, null);
    assert.equal(diagnose(network('ECONNREFUSED'), open).doubt, null);
  });

  it('says which call failed, of whom and where', () => {
    const error = answered('AccessDenied', 403);
    const context = { call: 's3:GetBucketPolicy', region: 'eu-west-1', accountId: '123456789012', signal: open };
    const failure = awsFailure(diagnose(error, open), context, error);
    assert.equal(failure.call, 's3:GetBucketPolicy');
    assert.equal(failure.region, 'eu-west-1');
    assert.equal(failure.accountId, '123456789012');
    assert.equal(failure.requestId, 'r-1');
    assert.equal(failure.cause, error);
  });
});
