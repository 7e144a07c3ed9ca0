import { linkOf } from '../references/wrongIdentifier.ts';
import type { ValueRule } from '../rule.ts';
import { textIn } from '../schema/writtenText.ts';
import { wordOf } from '../spans.ts';

export const e3511: ValueRule = {
  kind: 'value',
  id: 'E3511',
  severity: 'error',
  title: 'ARNs of roles',
  about:
    'What names a role by an ARN has one of a role: of IAM, without a region, with an account of 12 digits and role/ and a name.',
  mutedByMacros: true,
  *check(visit, { template }) {
    const { node, property, path } = visit;
    const links = (property.links ?? []).map(linkOf);
    if (links.length === 0 || links.some(({ type }) => type !== 'AWS::IAM::Role')) return;
    const text = textIn(node);
    // Some say Principal, and take users as well.
    if (text === undefined || !text.startsWith('arn:') || !/role/i.test(path.split('.').at(-1) ?? '')) return;
    const [, partition = '', service, region, account = '', ...rest] = text.split(':');
    const resource = rest.join(':');
    const wrong = !/^aws[a-z-]*$/.test(partition)
      ? 'its partition is none'
      : service !== 'iam'
        ? 'its service is not iam'
        : region !== ''
          ? 'IAM has no regions, so nothing stands between the two colons after iam'
          : !/^\d{12}$/.test(account)
            ? 'an account has 12 digits'
            : !/^role\/[\w+=,.@/-]+$/.test(resource)
              ? 'role/ and a name are due at its end'
              : null;
    if (wrong === null) return;
    yield { span: wordOf(node, template.document.text), message: `This is no ARN of a role: ${wrong}: ${text}` };
  },
};
