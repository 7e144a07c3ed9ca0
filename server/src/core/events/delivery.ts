import type { TrailRecord } from './record.ts';

/** What a message of the queue held. One message can hold several. */
export type Delivery =
  | { readonly kind: 'record'; readonly record: TrailRecord }
  /** The rule that fires every five minutes in each account and region. Epoch milliseconds. */
  | { readonly kind: 'heartbeat'; readonly accountId: string; readonly region: string; readonly at: number }
  /** CloudTrail's log files in a bucket. */
  | { readonly kind: 'logFile'; readonly bucket: string; readonly key: string; readonly region: string | null }
  /** A topic asks whether it may send. */
  | {
      readonly kind: 'subscription';
      readonly topicArn: string;
      readonly accountId: string;
      readonly region: string;
      readonly token: string;
    }
  /** An SNS envelope whose signature has to be verified before what is in it may be believed. */
  | { readonly kind: 'signed'; readonly envelope: SnsEnvelope; readonly deliveries: readonly Delivery[] }
  /** Nothing that the product knows; said so that a person finds the fault. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export interface SnsEnvelope {
  readonly type: string;
  readonly messageId: string;
  readonly topicArn: string;
  readonly subject: string | null;
  readonly message: string;
  readonly timestamp: string;
  readonly token: string | null;
  readonly subscribeUrl: string | null;
  readonly signatureVersion: string;
  readonly signature: string;
  readonly signingCertUrl: string;
}
