import type { Ownership } from './account.ts';

export interface MessagingBlueprint {
  readonly topics?: readonly Topic[];
  readonly queues?: readonly Queue[];
  readonly streams?: readonly Stream[];
  readonly deliveryStreams?: readonly DeliveryStream[];
  readonly eventBuses?: readonly EventBus[];
  readonly rules?: readonly Rule[];
  readonly apiDestinations?: readonly ApiDestination[];
  readonly stateMachines?: readonly StateMachine[];
  readonly activities?: readonly Activity[];
}

export interface Topic {
  readonly name: string;
  readonly owner: Ownership;
  readonly encrypted: boolean;
  /** Anyone may publish and subscribe. */
  readonly open?: boolean;
  readonly subscriptions: readonly { readonly protocol: 'email' | 'https' | 'sqs'; readonly to: string }[];
}

export interface Queue {
  readonly name: string;
  readonly owner: Ownership;
  readonly encrypted: boolean;
  /** Anyone may send. */
  readonly open?: boolean;
  /** The queue, made before, that takes what could not be worked on. */
  readonly deadLetters?: string;
}

export interface Stream {
  readonly name: string;
  readonly owner: Ownership;
  readonly encrypted: boolean;
  readonly shards: number;
}

export interface DeliveryStream {
  readonly name: string;
  readonly owner: Ownership;
  readonly bucket: string;
  readonly encrypted: boolean;
}

export interface EventBus {
  readonly name: string;
  readonly owner: Ownership;
  /** The account that may put events; `*`: anyone. */
  readonly from?: string;
}

export interface Rule {
  readonly name: string;
  readonly owner: Ownership;
  readonly bus?: string;
  /** `rate(5 minutes)`, or the source of the events. */
  readonly on: { readonly schedule: string } | { readonly source: string };
  /** A queue of the region. */
  readonly queue: string;
}

export interface ApiDestination {
  readonly name: string;
  readonly url: string;
  readonly apiKey: string;
}

export interface StateMachine {
  readonly name: string;
  readonly owner: Ownership;
  readonly role: string;
  readonly tracing: boolean;
  /** A function of the region. */
  readonly function: string;
}

/** Work of a state machine that programs outside AWS fetch. */
export interface Activity {
  readonly name: string;
  readonly owner: Ownership;
}
