import type { AwsVerdict } from '../../../server/src/protocol/awsValidation.ts';
import { oneLine, type Translate } from '../ui/text.ts';

const longest = 600;

/** That CloudFormation accepts a template, and what it says of it: what to acknowledge, what to fill in. Pure. */
export function acceptedText({ accountId, region, accepted }: AwsVerdict, t: Translate): string {
  const { capabilities, capabilitiesReason, transforms, parameters } = accepted ?? nothing;
  const names = parameters.map(({ name, hasDefault }) => (hasDefault ? name : t('{0} (has no default)', name)));
  const parts = [
    t('AWS CloudFormation accepts this template (account {0}, {1}).', accountId, region),
    names.length === 0 ? '' : t('Parameters: {0}.', names.join(', ')),
    capabilities.length === 0 ? '' : t('To deploy it, acknowledge {0}.', capabilities.join(', ')),
    capabilitiesReason ?? '',
    transforms.length === 0 ? '' : t('Transforms: {0}.', transforms.join(', ')),
  ];
  return oneLine(parts.filter((part) => part !== '').join(' '), longest);
}

const nothing: NonNullable<AwsVerdict['accepted']> = {
  parameters: [],
  capabilities: [],
  capabilitiesReason: null,
  transforms: [],
};
