import { fieldsOf, partOf, required } from '../fields.ts';
import { lastPartOf } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import { listVirtualMfaDevices } from './virtualMfa.ts';

const every = { MaxItems: 1000 };

/** Also those that nobody uses: whoever has their seed may give them to a user. */
export const virtualMfaDevice = list(listVirtualMfaDevices, { input: every, items: (page) => page.VirtualMFADevices })
  // ListVirtualMFADevices leaves the tags out.
  .shared('tags', getTaggedResources, tagsOfType('iam:mfa'))
  // GetMFADevice tells of a device that a user has, and only if one says whose it is.
  .lookup(listVirtualMfaDevices, {
    input: () => every,
    items: (page, ref) => page.VirtualMFADevices?.filter((device) => device.SerialNumber === ref.resourceId),
  })
  .as({
    type: 'AWS.IAM.VirtualMFADevice',
    cfn: 'AWS::IAM::VirtualMFADevice',
    label: 'Virtual MFA devices',
    icon: 'device-mobile',
    scope: 'global',
    // The console shows a device with its user only.
    consolePath: () => 'iam/home#/users',
    model: (device, d) => {
      const serialNumber = required(device.SerialNumber, 'SerialNumber');
      return {
        resourceId: serialNumber,
        arn: serialNumber,
        name: lastPartOf(serialNumber),
        tags: tagsAt(d.tags, serialNumber),
        attributes: {
          ...fieldsOf(device, ['EnableDate']),
          // What else AWS tells of the user is in the user.
          User: partOf(device.User ?? null, (user) => fieldsOf(user, ['Arn', 'UserId', 'UserName'])),
        },
      };
    },
  });
