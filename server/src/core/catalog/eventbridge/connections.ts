import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { nameBeforeId } from './nameBeforeId.ts';
import { eventbridge, gone, Limit } from './service.ts';

const describeConnection = eventbridge.op('DescribeConnection');

export const connection = list(eventbridge.op('ListConnections'), {
  input: { Limit },
  items: (page) => page.Connections,
})
  .detail('described', describeConnection, (c) => ({ Name: c.Name }), { absent: gone })
  .lookup(describeConnection, {
    input: (ref) => ({ Name: nameBeforeId(ref) }),
    items: (page) => (page.ConnectionArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.Events.Connection',
    cfn: 'AWS::Events::Connection',
    label: 'EventBridge connections',
    icon: 'link',
    scope: 'regional',
    volatile: ['LastAuthorizedTime'],
    // AWS keeps back what was said to be a secret; what was not may be one all the same.
    secrets: ['AuthParameters.**.Value'],
    consolePath: (ref) => `events/home?region=${ref.region}#/connections/${nameBeforeId(ref)}`,
    model: (c, d) => {
      if (d.described === null) return undefined;
      const connectionArn = required(c.ConnectionArn, 'ConnectionArn');
      const found = d.described ?? c;
      return {
        resourceId: connectionArn,
        arn: connectionArn,
        name: c.Name,
        tags: {},
        timeCreated: found.CreationTime,
        attributes: {
          ...fieldsOf(found, [
            'AuthorizationType',
            'ConnectionState',
            'LastAuthorizedTime',
            'LastModifiedTime',
            'StateReason',
          ]),
          ...fieldsOf(d.described, [
            'AuthParameters',
            'Description',
            'InvocationConnectivityParameters',
            'KmsKeyIdentifier',
            'SecretArn',
          ]),
        },
      };
    },
  });
