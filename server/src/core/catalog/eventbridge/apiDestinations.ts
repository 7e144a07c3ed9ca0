import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { nameBeforeId } from './nameBeforeId.ts';
import { eventbridge, gone, Limit } from './service.ts';

export const apiDestination = list(eventbridge.op('ListApiDestinations'), {
  input: { Limit },
  items: (page) => page.ApiDestinations,
})
  .lookup(eventbridge.op('DescribeApiDestination'), {
    input: (ref) => ({ Name: nameBeforeId(ref) }),
    items: (page) => (page.ApiDestinationArn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.Events.ApiDestination',
    cfn: 'AWS::Events::ApiDestination',
    label: 'EventBridge API destinations',
    icon: 'link-external',
    scope: 'regional',
    // Web hooks have their token in the URL.
    secrets: [{ at: 'InvocationEndpoint', keep: 'origin' }],
    consolePath: (ref) => `events/home?region=${ref.region}#/apidestinations/${nameBeforeId(ref)}`,
    model: (destination) => {
      const destinationArn = required(destination.ApiDestinationArn, 'ApiDestinationArn');
      return {
        resourceId: destinationArn,
        arn: destinationArn,
        name: destination.Name,
        tags: {},
        timeCreated: destination.CreationTime,
        attributes: fieldsOf(destination, [
          'ApiDestinationState',
          'ConnectionArn',
          'HttpMethod',
          'InvocationEndpoint',
          'InvocationRateLimitPerSecond',
          'LastModifiedTime',
        ]),
      };
    },
  });
