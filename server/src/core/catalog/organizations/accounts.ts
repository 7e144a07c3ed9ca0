import { fieldsOf, required, tagsOfPages } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { notAdministrator, organizations, pageSize } from './service.ts';

const gone = ['AccountNotFoundException', 'TargetNotFoundException'];

/** The accounts of the organization, those too that nobody added here. */
export const organizationAccount = list(organizations.op('ListAccounts'), {
  input: { MaxResults: pageSize },
  items: (page) => page.Accounts,
  absent: notAdministrator,
})
  // The Tagging API has the tags of the management account's own resources only, and a delegated administrator looks
  // from another account.
  .pages('tags', organizations.op('ListTagsForResource'), (a) => ({ ResourceId: a.Id }), { absent: gone })
  .lookup(organizations.op('DescribeAccount'), {
    input: (ref) => ({ AccountId: lastPart(ref) }),
    items: (page) => page.Account && [page.Account],
    gone,
  })
  .as({
    type: 'AWS.Organizations.Account',
    cfn: 'AWS::Organizations::Account',
    label: 'Organization accounts',
    note: 'Seen from the management account and from delegated administrators.',
    icon: 'account',
    scope: 'global',
    consolePath: (ref) => `organizations/v2/home/accounts/${encodeURIComponent(lastPart(ref))}`,
    model: (a, d) => {
      const accountArn = required(a.Arn, 'Arn');
      return {
        resourceId: accountArn,
        arn: accountArn,
        id: a.Id,
        name: a.Name,
        tags: tagsOfPages(d.tags),
        // JoinedTimestamp is when it became part of this organization, not when it was created.
        attributes: fieldsOf(a, ['Email', 'JoinedMethod', 'JoinedTimestamp', 'Paths', 'State']),
      };
    },
  });
