/** What is there of real time's set-up, as AWS told it. */

import type { StackInstance } from '../../stacksets/instance.ts';

/** What a call gave, or why it gave nothing. */
export type Known<T> = { readonly value: T } | { readonly problem: string };

export interface KeyFacts {
  readonly arn: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`, ... */
  readonly state: string;
  /** AWS's own key for the service: nobody can change who uses it. */
  readonly isOfAws: boolean;
  readonly policy: string;
}

export interface QueueFacts {
  readonly arn: string;
  readonly policy: string | null;
  /** Null: encrypted with a key of SQS's own, or not at all. */
  readonly key: Known<KeyFacts> | null;
  /** Null: what cannot be kept is lost. */
  readonly deadLetterQueue: Known<{ readonly arn: string; readonly messages: number }> | null;
}

/** A selector as CloudTrail has it, basic or advanced. */
export interface Selectors {
  readonly basic: readonly {
    readonly ReadWriteType?: string | undefined;
    readonly IncludeManagementEvents?: boolean | undefined;
    readonly ExcludeManagementEventSources?: readonly string[] | undefined;
  }[];
  readonly advanced: readonly {
    readonly FieldSelectors?: readonly FieldSelector[] | undefined;
  }[];
}

export interface FieldSelector {
  readonly Field?: string | undefined;
  readonly Equals?: readonly string[] | undefined;
  readonly NotEquals?: readonly string[] | undefined;
  readonly StartsWith?: readonly string[] | undefined;
  readonly NotStartsWith?: readonly string[] | undefined;
  readonly EndsWith?: readonly string[] | undefined;
  readonly NotEndsWith?: readonly string[] | undefined;
}

export interface TrailFacts {
  readonly arn: string;
  readonly homeRegion: string;
  /** Also of IAM and other services that have no region. */
  readonly includesGlobal: boolean;
  readonly isLogging: Known<boolean>;
  readonly selectors: Known<Selectors>;
}

export interface RuleFacts {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly pattern: string | null;
  readonly schedule: string | null;
  /** Whether the topic gets the event as it is, not a part of it or another text. */
  readonly sendsWhole: Known<boolean>;
}

export interface SubscriptionFacts {
  /** Null: it waits for the queue's consent. */
  readonly arn: string | null;
  readonly isRaw: boolean;
  readonly filterPolicy: string | null;
}

export interface TopicFacts {
  readonly policy: string;
  /** Null: it is not encrypted. */
  readonly key: Known<KeyFacts> | null;
  /** Of the queue; null: there is none. */
  readonly subscription: Known<SubscriptionFacts | null>;
  /** Those that send to the topic. */
  readonly rules: Known<readonly RuleFacts[]>;
}

/** A topic that an older stack of real time made. */
export interface OldTopicFacts {
  readonly arn: string;
  /** The queue is. */
  readonly isSubscribed: boolean;
  /** The names of those that send to it. */
  readonly rules: readonly string[];
}

/** One region of an account. */
export interface PlaceFacts {
  readonly region: string;
  readonly trails: Known<readonly TrailFacts[]>;
  /** Of the StackSet, as it was seen last; null: it has none here. */
  readonly stack: StackInstance | null;
  /** Null: there is none. */
  readonly topic: Known<TopicFacts | null>;
  readonly oldTopics: Known<readonly OldTopicFacts[]>;
  /** When the last heartbeat came in, in epoch milliseconds; null: none ever did. */
  readonly heartbeatAt: number | null;
}
