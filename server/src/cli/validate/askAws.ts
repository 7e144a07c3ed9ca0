/** What CloudFormation says of the templates of a command line. */
import { validateWithAws } from '../../app/templates/validateWithAws.ts';
import type { Rule } from '../../core/cfn/rules/rule.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { AwsVerdict } from '../../protocol/awsValidation.ts';
import { accountOf } from '../accountChoice.ts';
import type { Invocation } from '../invocation.ts';
import type { FileFinding } from './formats.ts';

export interface FileVerdict extends AwsVerdict {
  readonly file: string;
}

export interface AskedAws {
  readonly verdicts: readonly FileVerdict[];
  readonly findings: readonly FileFinding[];
  /** Why it could not be asked of the rest; null: it was asked of all. */
  readonly failure: AppError | AwsFailure | null;
}

/** Among the rules, for those formats that describe each. */
export const awsRule: Pick<Rule, 'id' | 'title' | 'about' | 'severity'> = {
  id: 'AWS',
  title: 'AWS CloudFormation does not accept the template',
  about: 'What ValidateTemplate of AWS CloudFormation says, in its words.',
  severity: 'error',
};

export async function askAws(
  { app, options, signal }: Invocation,
  templates: readonly { readonly file: string; readonly text: string }[],
  { account, region }: { readonly account?: string; readonly region?: string },
): Promise<AskedAws> {
  const verdicts: FileVerdict[] = [];
  let failure: AskedAws['failure'] = null;
  try {
    const asked = {
      profile: options.profile ?? null,
      accountId: account === undefined ? null : await accountIdOf(app, account),
      region: region ?? null,
    };
    for await (const verdict of validateWithAws(app, templates, asked, signal)) {
      const file = templates[verdicts.length]?.file ?? '';
      verdicts.push({ file, ...verdict });
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AppError || error instanceof AwsFailure)) throw error;
    failure = error;
  }
  return { verdicts, findings: verdicts.flatMap(findingOf), failure };
}

/** One that is not in the accounts file may be meant, too. */
async function accountIdOf({ accountsFile }: Invocation['app'], word: string): Promise<string> {
  return /^\d{12}$/.test(word) ? word : accountOf((await accountsFile.read()).accounts, word).id;
}

function findingOf({ file, problem }: FileVerdict): readonly FileFinding[] {
  return problem === null ? [] : [{ file, rule: awsRule.id, severity: awsRule.severity, ...problem, link: null }];
}

/** `stack.yaml: AWS CloudFormation accepts it ...` */
export function acceptedLine({ file, accountId, region, accepted }: FileVerdict): string {
  const names = (accepted?.parameters ?? []).map(({ name, hasDefault, noEcho }) => {
    const facts = [hasDefault ? '' : 'no default', noEcho ? 'not shown' : ''].filter((fact) => fact !== '');
    return facts.length === 0 ? name : `${name} (${facts.join(', ')})`;
  });
  const capabilities = accepted?.capabilities ?? [];
  const reason = accepted?.capabilitiesReason;
  const parts = [
    `AWS CloudFormation accepts it (account ${accountId}, ${region})`,
    names.length === 0 ? '' : `parameters: ${names.join(', ')}`,
    capabilities.length === 0
      ? ''
      : `to deploy it, acknowledge ${capabilities.join(', ')}${reason ? ` (${reason})` : ''}`,
    accepted === null || accepted.transforms.length === 0 ? '' : `transforms: ${accepted.transforms.join(', ')}`,
  ];
  return `${file}: ${parts.filter((part) => part !== '').join('; ')}`;
}

export function verdictJson({ file, accountId, region, accepted }: FileVerdict): object {
  return { file, accountId, region, accepted: accepted !== null, ...accepted };
}
