import { fieldsOf, required } from '../fields.ts';
import { lastPart } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import { iam, noSuchEntity } from './service.ts';

export const instanceProfile = list(iam.op('ListInstanceProfiles'), {
  input: { MaxItems: 1000 },
  items: (page) => page.InstanceProfiles,
})
  // ListInstanceProfiles leaves the tags out.
  .shared('tags', getTaggedResources, tagsOfType('iam:instance-profile'))
  .lookup(iam.op('GetInstanceProfile'), {
    input: (ref) => ({ InstanceProfileName: lastPart(ref) }),
    items: (page) => page.InstanceProfile && [page.InstanceProfile],
    gone: noSuchEntity,
  })
  .as({
    type: 'AWS.IAM.InstanceProfile',
    cfn: 'AWS::IAM::InstanceProfile',
    label: 'IAM instance profiles',
    icon: 'vm-connect',
    scope: 'global',
    // A profile has no page of its own; the console shows it as its role.
    consolePath: () => 'iam/home#/roles',
    model: (p, d) => {
      const profileArn = required(p.Arn, 'Arn');
      return {
        resourceId: profileArn,
        arn: profileArn,
        id: p.InstanceProfileId,
        name: p.InstanceProfileName,
        tags: tagsAt(d.tags, profileArn),
        timeCreated: p.CreateDate,
        attributes: {
          ...fieldsOf(p, ['Path']),
          // What else AWS tells of the role is in the role.
          Roles: (p.Roles ?? []).map((role) => fieldsOf(role, ['Arn', 'RoleId', 'RoleName'])),
        },
      };
    },
  });
