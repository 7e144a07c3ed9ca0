/** How fast AWS lets an account call its services, as far as it is documented or known; a bit below the limits. */
import type { BucketLimit } from './buckets.ts';

/** For each account and region. */
const LIMITS: Readonly<Record<string, BucketLimit>> = {
  ec2: { burst: 50, rate: 20 },
  iam: { burst: 20, rate: 15 },
  lambda: { burst: 15, rate: 15 },
  s3: { burst: 200, rate: 100 },
  'route-53': { burst: 5, rate: 5 },
  cloudfront: { burst: 5, rate: 5 },
  waf: { burst: 5, rate: 5 },
  'waf-regional': { burst: 5, rate: 5 },
  wafv2: { burst: 5, rate: 5 },
  'service-quotas': { burst: 5, rate: 5 },
  kinesis: { burst: 10, rate: 5 },
  cloudformation: { burst: 10, rate: 5 },
  organizations: { burst: 10, rate: 5 },
};

const OTHER: BucketLimit = { burst: 20, rate: 20 };

/** `service` is the id of the SDK's client, for example `waf-regional`. */
export function limitOf(service: string): BucketLimit {
  return LIMITS[service] ?? OTHER;
}
