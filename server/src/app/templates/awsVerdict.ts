import { defaultFilePatterns, isTemplate } from '../../core/cfn/detect.ts';
import type { AwsVerdict } from '../../protocol/awsValidation.ts';
import type { AppContext } from '../context.ts';
import { validateWithAws } from './validateWithAws.ts';

/** What CloudFormation says of one text; null: it is no template, and nobody was asked. */
export async function awsVerdict(
  ctx: AppContext,
  {
    name,
    text,
    ...asked
  }: {
    readonly name: string;
    readonly text: string;
    readonly profile: string | null;
    readonly region: string | null;
  },
  signal: AbortSignal,
): Promise<AwsVerdict | null> {
  if (!isTemplate(text, name, defaultFilePatterns)) return null;
  for await (const verdict of validateWithAws(ctx, [{ file: name, text }], { ...asked, accountId: null }, signal)) {
    return verdict;
  }
  return null;
}
