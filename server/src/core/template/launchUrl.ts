import type { Region } from '../accounts/account.ts';
import { AppError } from '../errors.ts';
import { consoleHost, dnsSuffix, partitionOfRegion } from '../regions/partition.ts';
import type { StackParameter } from './parameters.ts';

/**
 * The console's quick-create page with everything filled in; what is left to the user is to acknowledge the
 * capabilities. @throws AppError BAD_INPUT when CloudFormation cannot read a template from that URL
 */
export function launchUrl(stack: {
  readonly region: Region;
  readonly stackName: string;
  readonly templateUrl: string;
  readonly parameters: readonly StackParameter[];
}): string {
  const partition = partitionOfRegion(stack.region);
  const query = [
    ['templateURL', s3Url(stack.templateUrl, partition)],
    ['stackName', stack.stackName],
    ...stack.parameters.map(({ key, value }) => [`param_${key}`, value]),
  ].map((pair) => pair.map(encodeURIComponent).join('='));
  const region = encodeURIComponent(stack.region);
  const home = `https://${region}.${consoleHost(partition)}/cloudformation/home?region=${region}`;
  return `${home}#/stacks/create/review?${query.join('&')}`;
}

function s3Url(text: string, partition: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const hint = 'Give the https URL of an object in Amazon S3 that holds the template.';
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new AppError('BAD_INPUT', `The template URL is not an https URL: ${text}`, { hint });
  }
  if (!url.hostname.endsWith(`.${dnsSuffix(partition)}`)) {
    throw new AppError('BAD_INPUT', `CloudFormation reads templates from Amazon S3 only, not from: ${url.hostname}`, {
      hint,
    });
  }
  return url.href;
}
