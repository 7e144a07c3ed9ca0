import { serviceOf } from '../service.ts';

export const eventbridge = serviceOf<typeof import('@aws-sdk/client-eventbridge')>({
  id: 'eventbridge',
  label: 'EventBridge',
  iamPrefix: 'events',
});

export const gone = ['ResourceNotFoundException'];

/** The most that one page has. */
export const Limit = 100;

export const listEventBuses = eventbridge.op('ListEventBuses');
