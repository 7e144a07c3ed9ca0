import { arn } from '../place.ts';
import { serviceOf } from '../service.ts';
import type { Place } from '../types.ts';

export const logs = serviceOf<typeof import('@aws-sdk/client-cloudwatch-logs')>({
  id: 'cloudwatch-logs',
  label: 'CloudWatch Logs',
  iamPrefix: 'logs',
});

/** The most that the calls of this service take. */
export const pageSize = 50;

export function logGroupArn(place: Place, name: string): string {
  return arn(place, 'logs', `log-group:${name}`);
}

/** The console encodes what it has encoded once more, with `$` in the place of `%`. */
export function consoleName(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
