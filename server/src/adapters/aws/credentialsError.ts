/** Why credentials could not be had, and what to run: one clear error for a person. */
import { AppError, AwsFailure } from '../../core/errors.ts';
import { diagnose } from './failure.ts';
import { quoted, type Source } from './profiles.ts';
import { sanitize } from './text.ts';

export interface Asked {
  /** The profile that was chosen; null: the SDK's default chain. */
  readonly profile: string | null;
  /** Where its credentials come from in the end; null: not known. */
  readonly source: Source | null;
  readonly region: string;
  readonly signal: AbortSignal;
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|TimeoutError|self.signed|certificate/i;

/** @param error what the provider or GetCallerIdentity threw */
export function credentialsError(error: unknown, asked: Asked): AppError {
  if (error instanceof AppError) return error;
  if (asked.signal.aborted) return new AppError('CANCELLED', 'The sign-in was cancelled', { cause: error });
  const failure = error instanceof AwsFailure ? error : diagnose(error, asked.signal);
  const text = sanitize(failure.message);
  if (failure.kind === 'network' || failure.kind === 'malformed' || unreachable.test(text)) return network(text, asked);
  if (failure.kind === 'throttled') {
    return new AppError('AWS', `AWS is answering too many calls: ${text}`, {
      region: asked.region,
      hint: 'Wait a minute and try again.',
      cause: error,
    });
  }
  if (/multi-?factor|\bMFA\b/i.test(text)) return mfa(text, asked);
  // STS spoke: there are credentials, but it does not take them, or refuses the role of the profile.
  const isAnswer = error instanceof AwsFailure || failure.status !== null;
  if (isAnswer && failure.kind === 'denied') return deniedRole(text, asked);
  if (isAnswer && failure.kind !== 'credentials') {
    return new AppError('AWS', `AWS did not say whose credentials these are: ${text}`, {
      region: asked.region,
      cause: error,
    });
  }
  return isAnswer ? refused(failure.code, asked) : missing(text, asked);
}

/** `profile x`, or what stands for it. */
function nameOf(asked: Asked): string {
  if (asked.profile === null)
    return asked.source === null ? 'the default chain' : `profile ${sanitize(asked.source.name, 80)}`;
  const name = `profile ${sanitize(asked.profile, 80)}`;
  const source = asked.source?.name ?? asked.profile;
  return source === asked.profile ? name : `${name} (source profile ${sanitize(source, 80)})`;
}

function network(text: string, asked: Asked): AppError {
  return new AppError('NETWORK', `AWS cannot be reached with ${nameOf(asked)}: ${text}`, {
    region: asked.region,
    hint: 'Check the network, the proxy (HTTPS_PROXY, NO_PROXY) and its certificates (NODE_EXTRA_CA_CERTS).',
  });
}

function mfa(text: string, asked: Asked): AppError {
  const isUnasked = /callback|no MFA code/i.test(text);
  return new AppError(
    'CREDENTIALS',
    isUnasked ? `An MFA code is needed for ${nameOf(asked)}` : `The MFA code was refused for ${nameOf(asked)}: ${text}`,
    {
      hint: isUnasked
        ? 'Start a scan or a check yourself: it will ask for the code.'
        : 'Wait for the next code and try again.',
    },
  );
}

function deniedRole(text: string, asked: Asked): AppError {
  return new AppError('CREDENTIALS', `The role of ${nameOf(asked)} cannot be assumed: ${text}`, {
    hint: 'Check role_arn, external_id and source_profile in ~/.aws/config, and the trust policy of that role.',
  });
}

function refused(code: string, asked: Asked): AppError {
  const isExpired = /expired/i.test(code);
  return new AppError(
    'CREDENTIALS',
    isExpired
      ? `The credentials of ${nameOf(asked)} have expired`
      : `AWS does not accept the credentials of ${nameOf(asked)}: ${code}`,
    { hint: howToSignIn(asked) },
  );
}

/** No credentials at all; the reason depends on where they should have come from. */
function missing(text: string, asked: Asked): AppError {
  const name = nameOf(asked);
  const hint = howToSignIn(asked);
  switch (asked.source?.kind) {
    case 'sso':
      return new AppError('CREDENTIALS', missingSso(text, name), {
        hint: isIncompleteSso(text) ? `Run: aws configure sso --profile ${quoted(asked.source.name)}` : hint,
      });
    case 'login':
      return new AppError('CREDENTIALS', `The sign-in of ${name} has expired`, { hint });
    case 'process':
      return new AppError('CREDENTIALS', `The credential_process of ${name} failed${processReason(text)}`, { hint });
    case 'webIdentity':
      return new AppError('CREDENTIALS', `The web identity token of ${name} cannot be used: ${text}`, { hint });
    case undefined:
      return new AppError('CREDENTIALS', 'No AWS credentials were found', { hint });
    default:
      return new AppError('CREDENTIALS', `No credentials were found for ${name}: ${text}`, { hint });
  }
}

/** For an sso-session that does not exist, the SDK fails on reading it. */
function isIncompleteSso(text: string): boolean {
  return /Cannot read properties|invalid SSO credentials|could not be found|missing required|Conflicting/i.test(text);
}

function missingSso(text: string, name: string): string {
  if (/Cannot read properties/.test(text)) return `The SSO settings of ${name} name an sso-session that does not exist`;
  if (isIncompleteSso(text)) return `The SSO settings of ${name} are incomplete: ${text}`;
  if (/Forbidden|No access|not authorized/i.test(text)) return `SSO gives no access to the role of ${name}: ${text}`;
  if (/not found|is invalid/i.test(text)) return `Nobody is signed in with ${name}`;
  return `The sign-in of ${name} has expired`;
}

/** What the program wrote, without the command line, which may hold secrets. */
function processReason(text: string): string {
  if (text.startsWith('Command failed')) return '';
  return `: ${text}`;
}

function howToSignIn(asked: Asked): string {
  const { source } = asked;
  if (source === null) return 'Choose a profile, set AWS_PROFILE, or sign in first: aws configure sso';
  const name = quoted(source.name);
  switch (source.kind) {
    case 'sso':
      return `Run: aws sso login --profile ${name}`;
    case 'login':
      return `Run: aws login --profile ${name}`;
    case 'process':
      return `Run the credential_process of profile ${name} in a terminal and see what it says.`;
    case 'webIdentity':
      return `Check web_identity_token_file and role_arn of profile ${name} in ~/.aws/config.`;
    case 'role':
      return `Check credential_source of profile ${name} in ~/.aws/config.`;
    default:
      return `Run: aws configure --profile ${name}`;
  }
}
