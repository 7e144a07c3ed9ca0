import { fieldsOf, partOf } from '../fields.ts';
import { list } from '../service.ts';
import { lightsail, named, nextPage, only } from './service.ts';

const getInstances = lightsail.op('GetInstances', nextPage);

export const lightsailInstance = list(getInstances, { items: (page) => page.instances })
  .lookup(getInstances, { input: () => ({}), items: (page, ref) => only(page.instances, ref) })
  .as({
    type: 'AWS.Lightsail.Instance',
    cfn: 'AWS::Lightsail::Instance',
    label: 'Lightsail instances',
    icon: 'vm',
    scope: 'regional',
    consolePath: (ref) => `lightsail/home?region=${ref.region}`,
    model: (i) => ({
      ...named(i),
      attributes: {
        ...fieldsOf(i, [
          'addOns',
          'blueprintId',
          'blueprintName',
          'bundleId',
          'hardware',
          'ipAddressType',
          'ipv6Addresses',
          'isStaticIp',
          'location',
          'metadataOptions',
          'networking',
          'privateIpAddress',
          'publicIpAddress',
          'sshKeyName',
          'supportCode',
          'username',
        ]),
        state: partOf(i.state, (state) => state.name),
      },
    }),
  });
