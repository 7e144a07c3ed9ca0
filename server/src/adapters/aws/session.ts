/** The right to call AWS as one principal: a caller of whom AWS has said who it is. */
import { AwsFailure } from '../../core/errors.ts';
import type { AwsSession, Turn } from '../../core/ports.ts';
import { createCaller } from './caller.ts';
import type { SessionParts } from './clientConfiguration.ts';
import { sts } from './sts.ts';
import { sanitize } from './text.ts';

/**
 * A session of the given credentials, who they are read from GetCallerIdentity.
 * @param turn decides about that call; absent: it is sent at once, and retried as the SDK does
 * @throws AwsFailure
 */
export async function sessionOf(parts: SessionParts, signal: AbortSignal, turn?: Turn): Promise<AwsSession> {
  const stranger = createCaller(parts, null);
  const options = { region: parts.homeRegion, signal, ...(turn !== undefined && { turn }) };
  try {
    const { Account: accountId, Arn: arn } = await stranger.call(sts.op('GetCallerIdentity'), {}, options);
    const partition = /^arn:(aws[a-z-]*):/.exec(arn ?? '')?.[1];
    if (accountId === undefined || !/^\d{12}$/.test(accountId) || arn === undefined || partition === undefined) {
      throw noIdentity(parts.homeRegion);
    }
    const endpoint = parts.settings.endpoint('sts') ?? null;
    return { accountId, arn: sanitize(arn), partition, endpoint, ...createCaller(parts, accountId) };
  } finally {
    stranger.close();
  }
}

function noIdentity(region: string): AwsFailure {
  return new AwsFailure({
    kind: 'malformed',
    call: 'sts:GetCallerIdentity',
    code: 'MalformedAnswer',
    message: 'The answer names no account',
    status: null,
    requestId: null,
    accountId: null,
    region,
  });
}
