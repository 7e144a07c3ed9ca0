/** A session in a role of another account. */
import type { AwsCredentialIdentity } from '@smithy/types';
import { AwsFailure } from '../../core/errors.ts';
import type { AssumeRole, AwsSession, CallOptions } from '../../core/ports.ts';
import type { SessionParts } from './clientConfiguration.ts';
import { refreshing } from './refreshing.ts';
import { sessionAs } from './session.ts';
import { sts } from './sts.ts';

/** A role that was reached through another lasts an hour at most. */
const durationSeconds = 3_600;
const refreshTimeoutMs = 60_000;

/** @throws AwsFailure */
export async function roleSession(
  operator: AwsSession,
  role: AssumeRole,
  options: CallOptions,
  parts: SessionParts,
): Promise<{ readonly session: AwsSession; readonly parts: SessionParts }> {
  const first = await assumeRole(operator, role, options);
  const again = async () => {
    const signal = AbortSignal.timeout(refreshTimeoutMs);
    return (await assumeRole(operator, role, { region: options.region, signal })).credentials;
  };
  const credentials = refreshing(again, parts.transport.now, first.credentials);
  const own: SessionParts = { ...parts, credentials, homeRegion: options.region };
  // Whom the credentials belong to has been said with them: to ask would be as many calls again.
  return { session: sessionAs(first.arn, own, 'AssumeRole'), parts: own };
}

async function assumeRole(
  operator: AwsSession,
  role: AssumeRole,
  options: CallOptions,
): Promise<{ readonly credentials: AwsCredentialIdentity; readonly arn: string | undefined }> {
  const input = {
    RoleArn: role.roleArn,
    RoleSessionName: sessionName(role.sessionName),
    DurationSeconds: durationSeconds,
    ...(role.externalId === null ? {} : { ExternalId: role.externalId }),
  };
  const { Credentials: given, AssumedRoleUser: user } = await operator.call(sts.op('AssumeRole'), input, options);
  if (given?.AccessKeyId && given.SecretAccessKey && given.SessionToken) {
    const credentials = {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      ...(given.Expiration === undefined ? {} : { expiration: given.Expiration }),
    };
    return { credentials, arn: user?.Arn };
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
