/** What goes wrong, by a number that each request has: the same request fails in the same way, however often it is sent. */
import type { Reply } from './connections.ts';
import { throttling } from './limits.ts';
import { http, type Refusal, refusal } from './wire/answer.ts';
import type { Protocol, WireOperation } from './wire/operations.ts';

/** Shares of all requests, each from 0 to 1. */
export interface FaultShares {
  readonly denied: number;
  readonly throttled: number;
  readonly failing: number;
  readonly malformed: number;
}

export type FaultKind = keyof FaultShares;

/** `luck`: from 0 to 1, the request's number. */
export function faultOf(shares: FaultShares, luck: number): FaultKind | null {
  let from = 0;
  for (const kind of ['denied', 'throttled', 'failing', 'malformed'] as const) {
    if (luck >= from && luck < from + shares[kind]) return kind;
    from += shares[kind];
  }
  return null;
}

/** `variant`: another number of the request, from 0 to 1. `whole`: the answer that it would have had. */
export function faultyReply(operation: WireOperation, fault: FaultKind, variant: number, whole: Buffer): Reply {
  switch (fault) {
    case 'denied':
      return bytes(refusal(operation, denial(operation)));
    case 'throttled':
      return bytes(refusal(operation, throttling(operation)));
    case 'failing':
      return failing(operation, variant);
    case 'malformed':
      return malformed(operation, variant, whole);
  }
}

const denials: Readonly<Record<Protocol, Refusal>> = {
  ec2: { status: 403, code: 'UnauthorizedOperation', message: 'You are not authorized to perform this operation.' },
  query: { status: 403, code: 'AccessDenied', message: 'User is not authorized to perform this action' },
  restXml: { status: 403, code: 'AccessDenied', message: 'Access Denied' },
  json: { status: 400, code: 'AccessDeniedException', message: 'User is not authorized to perform this action' },
  restJson: { status: 403, code: 'AccessDeniedException', message: 'User is not authorized to perform this action' },
  cbor: { status: 400, code: 'AccessDeniedException', message: 'User is not authorized to perform this action' },
};

function denial({ protocol }: WireOperation): Refusal {
  return denials[protocol];
}

const optOuts: Readonly<Record<Protocol, Refusal>> = {
  ec2: { status: 401, code: 'AuthFailure', message: 'AWS was not able to validate the provided access credentials' },
  query: {
    status: 403,
    code: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid',
  },
  restXml: { status: 403, code: 'InvalidAccessKeyId', message: 'The AWS Access Key Id does not exist in our records.' },
  json: { status: 400, code: 'UnrecognizedClientException', message: 'The security token included is invalid.' },
  restJson: { status: 403, code: 'UnrecognizedClientException', message: 'The security token included is invalid.' },
  cbor: { status: 400, code: 'UnrecognizedClientException', message: 'The security token included is invalid.' },
};

/** How a region answers that the account has not opted in to. */
export function optedOut({ protocol }: WireOperation): Refusal {
  return optOuts[protocol];
}

function failing(operation: WireOperation, variant: number): Reply {
  if (variant < 0.4) {
    return bytes(
      refusal(operation, { status: 500, code: 'InternalFailure', message: 'An internal error has occurred' }),
    );
  }
  if (variant < 0.8) {
    return bytes(refusal(operation, { status: 503, code: 'ServiceUnavailable', message: 'Service is unavailable' }));
  }
  // The connection is reset before anything was said.
  return { kind: 'cut', bytes: Buffer.alloc(0) };
}

const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to the network</body></html>';

/** Each looks less broken than the one before: the last two are well-formed and say nothing. */
function malformed({ protocol }: WireOperation, variant: number, whole: Buffer): Reply {
  const head = whole.indexOf('\r\n\r\n') + 4;
  const isJson = protocol === 'json' || protocol === 'restJson';
  // Promised in full, and cut in the middle.
  if (variant < 0.2) return { kind: 'cut', bytes: whole.subarray(0, head + Math.floor((whole.length - head) / 2)) };
  if (variant < 0.4) return bytes(http(200, protocol, page));
  if (variant < 0.6) return bytes(http(200, protocol, isJson ? '{"Functions": [{"Fun' : '<Response><Result><Ite'));
  if (variant < 0.8) return bytes(http(200, protocol, isJson ? '{"status":"ok"}' : '<status>ok</status>'));
  return bytes(http(200, protocol, ''));
}

function bytes(of: Buffer): Reply {
  return { kind: 'bytes', bytes: of };
}
