/** A session in a role of another account. */
import type { AwsCredentialIdentity } from '@smithy/types';
import { AwsFailure } from '../../core/errors.ts';
import type { AssumeOptions, AssumeRole, AwsSession, CallOptions } from '../../core/ports.ts';
import type { SessionParts } from './clientConfiguration.ts';
import { refreshing } from './refreshing.ts';
import { sessionOf } from './session.ts';
import { sts } from './sts.ts';

/** A role that was reached through another lasts an hour at most. */
const durationSeconds = 3_600;
const refreshTimeoutMs = 60_000;

/** @throws AwsFailure */
export async function roleSession(
  operator: AwsSession,
  role: AssumeRole,
  options: AssumeOptions,
  parts: SessionParts,
): Promise<{ readonly session: AwsSession; readonly parts: SessionParts }> {
  const first = await assumeRole(operator, role, options);
  const again = () =>
    assumeRole(operator, role, { region: options.region, signal: AbortSignal.timeout(refreshTimeoutMs) });
  const credentials = refreshing(again, parts.transport.now, first);
  const own: SessionParts = { ...parts, credentials, homeRegion: options.region };
  return { session: await sessionOf(own, options.signal, options.ownTurn), parts: own };
}

async function assumeRole(
  operator: AwsSession,
  role: AssumeRole,
  options: CallOptions,
): Promise<AwsCredentialIdentity> {
  const input = {
    RoleArn: role.roleArn,
    RoleSessionName: sessionName(role.sessionName),
    DurationSeconds: durationSeconds,
    ...(role.externalId === null ? {} : { ExternalId: role.externalId }),
  };
  const { Credentials: given } = await operator.call(sts.op('AssumeRole'), input, options);
  if (given?.AccessKeyId && given.SecretAccessKey && given.SessionToken) {
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      ...(given.Expiration === undefined ? {} : { expiration: given.Expiration }),
    };
  }
  throw new AwsFailure({
    kind: 'malformed',
    call: 'sts:AssumeRole',
    code: 'MalformedAnswer',
    message: 'The answer has no credentials',
    status: null,
    requestId: null,
    accountId: operator.accountId,
    region: options.region,
  });
}

/** What STS takes: 2 to 64 of these characters. */
function sessionName(name: string): string {
  return name
    .replace(/[^\w+=,.@-]/g, '-')
    .slice(0, 64)
    .padEnd(2, '-');
}
