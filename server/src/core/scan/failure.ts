import type { Region } from '../accounts/account.ts';
import type { Operation } from '../catalog/service.ts';
import { AwsFailure, type AwsFailureKind } from '../errors.ts';

/** A failure that the engine found, where AWS reported none. */
export function failureOf(
  operation: Operation<object, unknown>,
  region: Region,
  code: string,
  message: string,
  kind: AwsFailureKind = 'malformed',
): AwsFailure {
  return new AwsFailure({
    kind,
    call: `${operation.service.iamPrefix}:${operation.action}`,
    code,
    message,
    status: null,
    requestId: null,
    accountId: null,
    region,
  });
}
