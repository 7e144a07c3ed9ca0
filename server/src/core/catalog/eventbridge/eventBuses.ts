import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import type { ResourceRef } from '../types.ts';
import { eventbridge, gone, Limit, listEventBuses } from './service.ts';

const describeEventBus = eventbridge.op('DescribeEventBus');

/** Names of partners' buses have slashes. */
function nameOf(ref: ResourceRef): string {
  return ref.resourceId.split(':event-bus/')[1] ?? '';
}

export const eventBus = list(listEventBuses, { input: { Limit }, items: (page) => page.EventBuses })
  .shared('tags', getTaggedResources, tagsOfType('events'))
  .detail('described', describeEventBus, (b) => ({ Name: b.Name }), { absent: gone })
  .lookup(describeEventBus, {
    input: (ref) => ({ Name: nameOf(ref) }),
    items: (page) => (page.Arn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.Events.EventBus',
    cfn: 'AWS::Events::EventBus',
    label: 'Event buses',
    icon: 'arrow-both',
    scope: 'regional',
    consolePath: (ref) => `events/home?region=${ref.region}#/eventbus/${encodeURIComponent(nameOf(ref))}`,
    model: (b, d) => {
      if (d.described === null) return undefined;
      const busArn = required(b.Arn, 'Arn');
      const bus = d.described ?? b;
      return {
        resourceId: busArn,
        arn: busArn,
        name: b.Name,
        tags: tagsAt(d.tags, busArn),
        timeCreated: bus.CreationTime,
        attributes: {
          ...fieldsOf(bus, ['Description', 'LastModifiedTime', 'ManagedBy', 'Policy']),
          ...fieldsOf(d.described, ['DeadLetterConfig', 'KmsKeyIdentifier', 'LogConfig']),
        },
      };
    },
  });
