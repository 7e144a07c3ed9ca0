import type { JsonObject } from '../json.ts';

/**
 * One CloudTrail record, as far as the product reads it. Every text is bounded and free of control characters; the whole
 * of it is in `raw`, as it came.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface TrailRecord {
  readonly eventId: string;
  /** `s3.amazonaws.com` */
  readonly eventSource: string;
  readonly eventName: string;
  /** Epoch milliseconds; null: it does not say, as examples in documents do. */
  readonly at: number | null;
  /** The account that owns what was called (recipientAccountId), not the caller's; null: it names none. */
  readonly accountId: string | null;
  readonly region: string;
  /** Null: the record does not say. */
  readonly readOnly: boolean | null;
  /** Null: the call succeeded. */
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** Who did it, as a person calls them: a user, a role session, a service. Null: nobody is named. */
  readonly actor: string | null;
  readonly actorArn: string | null;
  /** Or the name of the AWS service that called. */
  readonly sourceIp: string | null;
  readonly userAgent: string | null;
  readonly raw: JsonObject;
}

/** A record that AWS delivered: it says when and where. */
export type DeliveredRecord = TrailRecord & { readonly at: number; readonly accountId: string };
