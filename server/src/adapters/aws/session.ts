/** The right to call AWS as one principal: a caller of whom AWS has said who it is. */
import { AwsFailure } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { createCaller } from './caller.ts';
import type { SessionParts } from './clientConfiguration.ts';
import { sts } from './sts.ts';
import { sanitize } from './text.ts';

/** A session of the given credentials; GetCallerIdentity says who they are. @throws AwsFailure */
export async function sessionOf(parts: SessionParts, signal: AbortSignal): Promise<AwsSession> {
  const stranger = createCaller(parts, null);
  try {
    const options = { region: parts.homeRegion, signal };
    const { Arn: arn } = await stranger.call(sts.op('GetCallerIdentity'), {}, options);
    return sessionAs(arn, parts, 'GetCallerIdentity');
  } finally {
    stranger.close();
  }
}

/** A session of credentials whose principal AWS has named in the answer to `action`. @throws AwsFailure where it has not */
export function sessionAs(arn: string | undefined, parts: SessionParts, action: string): AwsSession {
  const [, partition, accountId] = /^arn:(aws[a-z-]*):[a-z]+::(\d{12}):/.exec(arn ?? '') ?? [];
  if (arn === undefined || partition === undefined || accountId === undefined)
    throw noIdentity(action, parts.homeRegion);
  const endpoint = parts.settings.endpoint('sts') ?? null;
  return { accountId, arn: sanitize(arn), partition, endpoint, ...createCaller(parts, accountId) };
}

function noIdentity(action: string, region: string): AwsFailure {
  return new AwsFailure({
    kind: 'malformed',
    call: `sts:${action}`,
    code: 'MalformedAnswer',
    message: 'The answer names no account',
    status: null,
    requestId: null,
    accountId: null,
    region,
  });
}
