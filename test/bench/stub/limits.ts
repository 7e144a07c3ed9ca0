/** AWS's token buckets, as far as they are documented or known: for each account and region, by service or by call. */

import type { Refusal } from './wire/answer.ts';
import type { Protocol, WireOperation } from './wire/operations.ts';
import type { Parameters } from './wire/router.ts';

export interface Limit {
  /** Calls with the same name in one account and region share a bucket. */
  readonly bucket: string;
  readonly burst: number;
  /** Tokens a second. */
  readonly rate: number;
}

const perService: Readonly<Record<string, Omit<Limit, 'bucket'>>> = {
  cloudfront: { burst: 5, rate: 5 },
  cloudformation: { burst: 10, rate: 5 },
  lambda: { burst: 15, rate: 15 },
  organizations: { burst: 10, rate: 5 },
  'route-53': { burst: 5, rate: 5 },
  'service-quotas': { burst: 5, rate: 5 },
  sts: { burst: 600, rate: 600 },
  waf: { burst: 5, rate: 5 },
  'waf-regional': { burst: 5, rate: 5 },
  wafv2: { burst: 5, rate: 5 },
};

const perCall: Readonly<Record<string, Omit<Limit, 'bucket'>>> = {
  'kinesis:DescribeStream': { burst: 10, rate: 10 },
  'kinesis:DescribeStreamSummary': { burst: 20, rate: 20 },
  'kinesis:ListStreams': { burst: 5, rate: 5 },
  'kinesis:ListTagsForStream': { burst: 5, rate: 5 },
  'lambda:GetFunction': { burst: 100, rate: 100 },
  'lambda:GetPolicy': { burst: 15, rate: 15 },
};

/** What no document gives a number for is hardly limited here, so that no guess makes the product look bad or good. */
const other: Omit<Limit, 'bucket'> = { burst: 200, rate: 100 };

/** Null: the request rate is no limit of this service (S3 slows down at thousands a second). */
export function limitOf({ service, action }: WireOperation, parameters: Parameters): Limit | null {
  const call = `${service}:${action}`;
  if (service === 's3') return null;
  if (service === 'ec2') return { bucket: call, ...ec2Limit(parameters) };
  if (service === 'iam') return { bucket: call, burst: 15, rate: 15 };
  const own = perCall[call];
  if (own !== undefined) return { bucket: call, ...own };
  const shared = perService[service];
  return shared === undefined ? { bucket: call, ...other } : { bucket: service, ...shared };
}

/** A describe call without a page size, a filter or ids gets the smaller bucket. */
function ec2Limit(parameters: Parameters): Omit<Limit, 'bucket'> {
  const isBounded =
    parameters('MaxResults') !== undefined ||
    parameters('Filter.1.Name') !== undefined ||
    parameters('Attribute') !== undefined;
  return isBounded ? { burst: 100, rate: 20 } : { burst: 50, rate: 10 };
}

export interface Buckets {
  /** Takes a token; false: there is none. */
  take(key: string, limit: Limit, now: number): boolean;
}

export function createBuckets(): Buckets {
  const buckets = new Map<string, { tokens: number; filledAt: number }>();
  return {
    take: (key, { burst, rate }, now) => {
      const bucket = buckets.get(key) ?? { tokens: burst, filledAt: now };
      buckets.set(key, bucket);
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * rate);
      bucket.filledAt = now;
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}

const throttlings: Readonly<Record<Protocol, Refusal>> = {
  ec2: { status: 503, code: 'RequestLimitExceeded', message: 'Request limit exceeded.' },
  query: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
  restXml: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
  json: { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
  restJson: { status: 429, code: 'TooManyRequestsException', message: 'Rate exceeded' },
  cbor: { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
};

/** The words in which this service says "too many calls". */
export function throttling({ protocol, service }: WireOperation): Refusal {
  if (service === 's3') return { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' };
  return throttlings[protocol];
}
