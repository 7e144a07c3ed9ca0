/** Records in the shapes of CloudTrail, of this project's own writing. */
import type { JsonObject } from '../../../server/src/core/json.ts';

export const accountId = '123456789012';

let made = 0;

export function recordOf(
  service: string,
  eventName: string,
  fields: Readonly<Record<string, unknown>> = {},
): JsonObject {
  made += 1;
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:alice',
      arn: `arn:aws:sts::${accountId}:assumed-role/Admin/alice`,
      accountId,
    },
    eventTime: '2026-11-24T14:02:11Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-west-1',
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.31',
    requestParameters: null,
    responseElements: null,
    eventID: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: 'Management',
    ...fields,
  } as JsonObject;
}

/** As EventBridge sends it. */
export function enveloped(record: JsonObject): JsonObject {
  return {
    version: '0',
    id: 'e1',
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.s3',
    account: accountId,
    time: '2026-11-24T14:02:12Z',
    region: 'eu-west-1',
    resources: [],
    detail: record,
  };
}

/** As SNS sends what is in it, with a signature that is none. */
export const notification = (message: string, fields: object = {}) =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: 'm1',
    TopicArn: `arn:aws:sns:eu-west-1:${accountId}:panther-events`,
    Message: message,
    Timestamp: '2026-11-24T14:02:13.000Z',
    SignatureVersion: '1',
    Signature: 'c2lnbmF0dXJl',
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
    ...fields,
  });
