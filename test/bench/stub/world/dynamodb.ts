import { type Ask, always, answersOf, asked, pageOf } from './answers.ts';

type Sdk = typeof import('@aws-sdk/client-dynamodb');

function tableArn(ask: Ask, name: string): string {
  return `arn:aws:dynamodb:${ask.region}:${ask.accountId}:table/${name}`;
}

export const dynamodb = answersOf<Sdk>('dynamodb', {
  ListTables: (ask) => {
    const all = ask.things.all('table', ask.accountId, ask.region);
    const { items, next } = pageOf(all, ask, { size: 'Limit', token: 'ExclusiveStartTableName' }, 100);
    return { TableNames: items.map(({ name }) => name), LastEvaluatedTableName: next };
  },
  DescribeTable: (ask) => {
    const name = asked(ask, 'TableName');
    return {
      Table: {
        TableName: name,
        TableArn: tableArn(ask, name),
        TableId: '11111111-2222-4333-8444-555555555555',
        TableStatus: 'ACTIVE' as const,
        CreationDateTime: new Date('2026-01-02T03:04:05Z'),
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' as const },
        ItemCount: 1234,
        TableSizeBytes: 567_890,
        SSEDescription: { Status: 'ENABLED' as const, SSEType: 'KMS' as const },
      },
    };
  },
  DescribeTimeToLive: always({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' as const } }),
  ListTagsOfResource: always({ Tags: [{ Key: 'team', Value: 'payments' }] }),
});
