/** The user's own session: a profile of ~/.aws, or the SDK's default chain. The SDK does all the signing in. */
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { AskMfa, Aws, AwsSession, Log } from '../../core/ports.ts';
import { until } from '../../core/until.ts';
import type { SessionParts, World } from './clientConfiguration.ts';
import { type Asked, credentialsError } from './credentialsError.ts';
import { sourceOf } from './profiles.ts';
import { type Provider, refreshing } from './refreshing.ts';
import { sessionOf } from './session.ts';
import { readSharedFiles, type Settings, type SharedFiles, settingsOf } from './settings.ts';
import { sanitize } from './text.ts';
import type { Transport } from './transport.ts';

type Options = Parameters<Aws['operator']>[0];

/** @throws AppError CREDENTIALS, NETWORK, CANCELLED, BAD_INPUT */
export async function operatorSession(
  options: Options,
  world: World,
  log: Log,
): Promise<{ readonly session: AwsSession; readonly parts: SessionParts }> {
  const { transport } = world;
  const files = await readSharedFiles();
  const profile = options.profile ?? (process.env['AWS_PROFILE'] || null);
  const settings = settingsOf(files, profile ?? 'default', process.env);
  refuseBadEndpoint(settings.endpoint('sts'));
  const asked: Asked = { profile, source: knownSource(files, profile), region: options.region, signal: options.signal };
  const provider = sdkProvider({ options, profile, kind: asked.source?.kind ?? 'other', settings, transport, log });
  const credentials = refreshing(async () => {
    try {
      return await provider();
    } catch (error) {
      throw credentialsError(error, asked);
    }
  }, transport.now);
  const parts: SessionParts = { ...world, credentials, settings, homeRegion: options.region };
  try {
    await until(credentials.get(), options.signal);
    return { session: await sessionOf(parts, options.signal), parts };
  } catch (error) {
    throw error instanceof AwsFailure || options.signal.aborted ? credentialsError(error, asked) : error;
  }
}

function refuseBadEndpoint(endpoint: string | undefined): void {
  if (endpoint === undefined || (/^https?:/i.test(endpoint) && URL.canParse(endpoint))) return;
  throw new AppError('BAD_INPUT', `The endpoint that is set for AWS is no URL: ${sanitize(endpoint, 200)}`, {
    hint: 'Correct AWS_ENDPOINT_URL, or endpoint_url in ~/.aws/config: it begins with http:// or https://.',
  });
}

/** With no profile chosen, `default` is one of several places to look, so it need not exist. */
function knownSource(files: SharedFiles, profile: string | null): Asked['source'] {
  if (profile !== null) return sourceOf(files, profile);
  return files.profiles['default'] === undefined ? null : sourceOf(files, 'default');
}

/**
 * A profile that was chosen is used alone: falling through to the credentials of the machine would call AWS as
 * somebody else. A profile that only has settings leaves the credentials to the chain.
 */
function sdkProvider(given: {
  readonly options: Options;
  readonly profile: string | null;
  readonly kind: string;
  readonly settings: Settings;
  readonly transport: Transport;
  readonly log: Log;
}): Provider {
  const { options, profile, settings, transport, log } = given;
  // The clients beneath read the environment themselves, but only the files' part for AWS_PROFILE.
  const isInEnvironment = process.env['AWS_ENDPOINT_URL_STS'] || process.env['AWS_ENDPOINT_URL'];
  const endpoint = isInEnvironment ? undefined : settings.endpoint('sts');
  const init = {
    ignoreCache: true,
    ...(options.mfa === null ? {} : { mfaCodeProvider: checkedMfa(options.mfa, profile) }),
    parentClientConfig: { region: options.region },
    clientConfig: { requestHandler: transport, ...(endpoint === undefined ? {} : { endpoint }) },
    logger: warningsOnly(log),
  };
  if (profile === null) return fromNodeProviderChain(init);
  return given.kind === 'other' ? fromNodeProviderChain({ ...init, profile }) : fromIni({ ...init, profile });
}

function checkedMfa(ask: AskMfa, profile: string | null): (serial: string) => Promise<string> {
  return async (serial) => {
    const code = (await ask(sanitize(serial, 200), profile)).trim();
    if (/^\d{6}$/.test(code)) return code;
    throw new AppError('CREDENTIALS', 'An MFA code has six digits', {
      hint: 'Try again with the code of your device.',
    });
  };
}

/** The SDK would print its warnings to the console, which is the protocol's channel here. */
function warningsOnly(log: Log) {
  const warn = (message: unknown) => log.warn('The AWS SDK warns', { text: sanitize(String(message)) });
  const nothing = () => undefined;
  return { trace: nothing, debug: nothing, info: nothing, warn, error: warn };
}
