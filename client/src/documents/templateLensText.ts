import type { LensFacts, LiveFacts, OwnTemplateFacts } from '../../../server/src/protocol/lenses.ts';
import { formatCount, type Translate } from '../ui/text.ts';

/** What a lens above a template, or above one of its resources, is called. Pure. */
export function lensText(facts: LensFacts, t: Translate): { readonly title: string; readonly tooltip: string } {
  return facts.kind === 'live' ? liveText(facts, t) : ownText(facts, t);
}

/** `3 live, 1 changed outside the stack`; where it is not sure whose they are, it says so. */
function liveText({ count, outside, sure, cut }: LiveFacts, t: Translate) {
  const live = cut
    ? sure
      ? t('{0} or more live', formatCount(count))
      : t('Perhaps {0} or more live', formatCount(count))
    : sure
      ? t('{0} live', formatCount(count))
      : t('Perhaps {0} live', formatCount(count));
  return {
    title: outside === 0 ? live : t('{0}, {1} changed outside the stack', live, formatCount(outside)),
    tooltip: t('Show what is live of this resource'),
  };
}

function ownText({ action, edited }: OwnTemplateFacts, t: Translate) {
  const shipped = t('Takes the template that ships with Panther: what was changed in this file stays in this file.');
  switch (action) {
    case 'launch':
      return {
        title: edited ? t('Launch (as shipped)') : t('Launch'),
        tooltip: edited ? shipped : t('Open the CloudFormation console with everything filled in'),
      };
    case 'deploy':
      return {
        title: edited ? t('Deploy (as shipped)') : t('Deploy'),
        tooltip: edited ? shipped : t('Deploy the stack, after its change set was shown'),
      };
    case 'createStackSet':
      return {
        title: edited ? t('Create StackSet (role as shipped)') : t('Create StackSet'),
        tooltip: edited ? shipped : t('Deploy this role together with the StackSet that needs it'),
      };
    case 'validateWithAws':
      return {
        title: t('Validate with AWS'),
        tooltip: t('Ask CloudFormation what it says of this file, with credentials of yours'),
      };
  }
}
