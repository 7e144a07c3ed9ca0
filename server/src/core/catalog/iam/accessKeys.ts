import { fieldsOf, listedIn, required } from '../fields.ts';
import { afterSlash, lastPart, pantherId } from '../place.ts';
import { parents } from '../service.ts';
import { iam, noSuchEntity } from './service.ts';

const type = 'AWS.IAM.AccessKey';
const listAccessKeys = iam.op('ListAccessKeys');

/** Only the key's user can be asked for it, so the id names both: `123456789012::AWS.IAM.AccessKey/alice/AKIA...`. */
function userOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

/** The keys of users; the credential report, which knows all users at once, has no ids, and tells of the root user's. */
export const accessKey = parents('users', iam.op('ListUsers'), {
  input: { MaxItems: 1000 },
  index: (pages) => listedIn(pages, (page) => page.Users),
})
  .list(listAccessKeys, {
    inputs: (d) => d.users.map((user) => ({ UserName: user.UserName, MaxItems: 1000 })),
    items: (page) => page.AccessKeyMetadata,
    absent: noSuchEntity,
  })
  .detail('lastUsed', iam.op('GetAccessKeyLastUsed'), (k) => ({ AccessKeyId: k.AccessKeyId }), {
    absent: noSuchEntity,
  })
  .lookup(listAccessKeys, {
    input: (ref) => ({ UserName: userOf(afterSlash(ref)), MaxItems: 1000 }),
    items: (page, ref) => page.AccessKeyMetadata?.filter((k) => k.AccessKeyId === lastPart(ref)),
    gone: noSuchEntity,
  })
  .as({
    type,
    cfn: 'AWS::IAM::AccessKey',
    label: 'IAM access keys',
    note: 'Keys of users. Whether the root user has some is in AWS.IAM.RootUser and AWS.IAM.AccountSummary.',
    icon: 'key',
    scope: 'global',
    volatile: ['AccessKeyLastUsed'],
    consolePath: (ref) =>
      `iam/home#/users/details/${encodeURIComponent(userOf(afterSlash(ref)))}?section=security_credentials`,
    model: (k, d, place) => {
      const id = required(k.AccessKeyId, 'AccessKeyId');
      const userName = required(k.UserName, 'UserName');
      return {
        resourceId: pantherId(place, type, `${userName}/${id}`),
        id,
        // Access keys cannot have tags.
        tags: {},
        timeCreated: k.CreateDate,
        attributes: {
          ...fieldsOf(k, ['Status', 'UserName']),
          ...fieldsOf(d.lastUsed, ['AccessKeyLastUsed']),
        },
      };
    },
  });
