import { ApplicationAutoScalingClient, RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { Table } from '../blueprint/data.ts';
import type { Connection } from '../connection.ts';
import { tagList } from '../tags.ts';

export async function seedTables(connection: Connection, tables: readonly Table[]): Promise<void> {
  const dynamodb = new DynamoDBClient(connection);
  const autoscaling = new ApplicationAutoScalingClient(connection);
  for (const table of tables) {
    await dynamodb.send(new CreateTableCommand(tableInput(table)));
    if (table.timeToLive) {
      const TimeToLiveSpecification = { Enabled: true, AttributeName: table.timeToLive };
      await dynamodb.send(new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification }));
    }
    if (table.autoscaling) {
      await seedAutoscaling(autoscaling, table.name);
    }
  }
}

function tableInput({ name, key, index, autoscaling, owner }: Table): CreateTableCommandInput {
  const throughput = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };
  const attributes = index ? [key, index] : [key];
  return {
    TableName: name,
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    Tags: tagList(owner),
    ...(autoscaling
      ? { BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput }
      : { BillingMode: 'PAY_PER_REQUEST' }),
    ...(index
      ? {
          GlobalSecondaryIndexes: [
            {
              IndexName: `by-${index}`,
              KeySchema: [{ AttributeName: index, KeyType: 'HASH' }],
              Projection: { ProjectionType: 'ALL' },
              ...(autoscaling ? { ProvisionedThroughput: throughput } : {}),
            },
          ],
        }
      : {}),
  };
}

async function seedAutoscaling(autoscaling: ApplicationAutoScalingClient, name: string): Promise<void> {
  for (const direction of ['Read', 'Write'] as const) {
    await autoscaling.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: 'dynamodb',
        ResourceId: `table/${name}`,
        ScalableDimension: `dynamodb:table:${direction}CapacityUnits`,
        MinCapacity: 5,
        MaxCapacity: 100,
      }),
    );
  }
}
