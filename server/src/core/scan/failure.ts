import type { Region } from '../accounts/account.ts';
import type { Operation } from '../catalog/service.ts';
import { AwsFailure } from '../errors.ts';

/** A failure that the engine found, where AWS reported none. */
export function failureOf(
  operation: Operation<object, unknown>,
  region: Region,
  code: string,
  message: string,
): AwsFailure {
  return new AwsFailure({
    kind: 'malformed',
    call: `${operation.service.iamPrefix}:${operation.action}`,
    code,
    message,
    status: null,
    requestId: null,
    accountId: null,
    region,
  });
}
