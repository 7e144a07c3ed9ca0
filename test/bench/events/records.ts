/** Messages as the queue brings them. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../server/src/core/json.ts';

/** A tag that was set: its record names the resource by its ARN, whatever its service. */
export function taggingRecord(
  index: number,
  of: { readonly accountId: string; readonly region: string; readonly arn: string },
) {
  return recordOf(index, of, 'tagging', 'TagResources', {
    resourceARNList: [of.arn],
    tags: { team: 'payments' },
  });
}

export function recordOf(
  index: number,
  { accountId, region }: { readonly accountId: string; readonly region: string },
  service: string,
  eventName: string,
  requestParameters: JsonObject,
): JsonObject {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:deploy',
      arn: `arn:aws:sts::${accountId}:assumed-role/Deploy/deploy`,
      accountId,
      sessionContext: { attributes: { creationDate: '2026-11-24T14:00:00Z', mfaAuthenticated: 'false' } },
    },
    eventTime: new Date(Date.now() - 2_000).toISOString(),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: region,
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.31 Python/3.13 Linux/6.8 source/x86_64',
    requestParameters,
    responseElements: { requestId: `r-${index}`, _return: true },
    requestID: `0f1e2d3c-${index}`,
    eventID: randomUUID(),
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: 'Management',
    tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: 'aws' },
  };
}

/** In the envelope of EventBridge. */
export function messageOf(record: JsonObject): string {
  return JSON.stringify({
    version: '0',
    id: record['eventID'],
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.events',
    account: record['recipientAccountId'],
    time: record['eventTime'],
    region: record['awsRegion'],
    resources: [],
    detail: record,
  });
}
