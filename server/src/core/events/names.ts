/** By which names the parts of real time find each other, in all accounts. */

/** In the master account, in its region. */
export const EVENTS_QUEUE = 'panther-aws-events-queue';

/** Of each followed account and region: its rules send to it. */
export const EVENTS_TOPIC = 'panther-cloudwatch-events-topic';
