import { placeOfMessage } from '../../core/cfn/awsAnswer/placeOfMessage.ts';
import { parseTemplate } from '../../core/cfn/document/document.ts';
import { linesIn } from '../../core/cfn/lines.ts';
import { templateOf } from '../../core/cfn/model/template.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import { cleanText } from '../../core/inventory/text.ts';
import type { AwsSession } from '../../core/ports.ts';
import { cloudFormation } from '../../core/template/cloudFormation.ts';
import { requestBody } from '../../core/template/requestBody.ts';
import type { AwsAcceptance, AwsProblem, AwsVerdict } from '../../protocol/awsValidation.ts';
import { signInPlace } from '../accounts/signInPlace.ts';
import type { AppContext } from '../context.ts';
import { pathAt } from './validateText.ts';

export interface AskedOfAws {
  /** Null: the one that would be used anyway. */
  readonly profile: string | null;
  /** The account whose credentials are wanted; null: whatever the profile's is. */
  readonly accountId: string | null;
  /** Null: the profile's, else the master account's. */
  readonly region: string | null;
}

const tooLarge =
  'Upload it to a bucket and run aws cloudformation validate-template --template-url <its address>, or split it into nested stacks.';
const LONGEST_TEXT = 1_000;

/**
 * What CloudFormation says of each template, in their order. That it does not accept one is an answer.
 * @throws AppError CREDENTIALS, WRONG_ACCOUNT, BAD_INPUT for one that is too large; AwsFailure
 */
export async function* validateWithAws(
  ctx: AppContext,
  templates: Iterable<{ readonly file: string; readonly text: string }>,
  asked: AskedOfAws,
  signal: AbortSignal,
): AsyncGenerator<AwsVerdict> {
  const place = await signInPlace(ctx, asked);
  const region = asked.region ?? place.profileRegion ?? place.region;
  const session = await ctx.aws.operator({ profile: place.profile, region, mfa: ctx.askMfa, signal });
  try {
    if (asked.accountId !== null && session.accountId !== asked.accountId) {
      throw wrongAccount(session, asked.accountId, place.profile);
    }
    for (const { file, text } of templates) yield await verdictOn({ session, region, signal }, file, text);
  } finally {
    session.close();
  }
}

async function verdictOn(
  { session, region, signal }: { readonly session: AwsSession; readonly region: string; readonly signal: AbortSignal },
  file: string,
  text: string,
): Promise<AwsVerdict> {
  const TemplateBody = requestBody(text, { file, hint: tooLarge });
  const { accountId } = session;
  try {
    const said = await session.call(cloudFormation.op('ValidateTemplate'), { TemplateBody }, { region, signal });
    const accepted: AwsAcceptance = {
      parameters: (said.Parameters ?? []).map((one) => ({
        name: cleanText(one.ParameterKey ?? '', LONGEST_TEXT),
        hasDefault: one.DefaultValue !== undefined,
        noEcho: one.NoEcho === true,
      })),
      capabilities: said.Capabilities ?? [],
      capabilitiesReason: said.CapabilitiesReason ? cleanText(said.CapabilitiesReason, LONGEST_TEXT) : null,
      transforms: said.DeclaredTransforms ?? [],
    };
    return { accountId, region, problem: null, accepted };
  } catch (error) {
    // CloudFormation refuses a template with the code that it has for bad parameters of any call.
    if (!(error instanceof AwsFailure && error.code === 'ValidationError')) throw error;
    return { accountId, region, problem: problemOf(error.message, text), accepted: null };
  }
}

function problemOf(message: string, text: string): AwsProblem {
  const template = templateOf(parseTemplate(text));
  const span = placeOfMessage(message, template);
  const at = linesIn(text);
  return { message, start: at(span.start), end: at(span.end), path: pathAt(template, span.start) };
}

function wrongAccount(session: AwsSession, accountId: string, profile: string | null): AppError {
  const credentials = profile === null ? 'the default credentials' : `the profile ${profile}`;
  return new AppError(
    'WRONG_ACCOUNT',
    `The template is to be validated in account ${accountId}, but ${credentials} are of account: ${session.accountId}`,
    { accountId, hint: `Choose a profile of account ${accountId}.` },
  );
}
