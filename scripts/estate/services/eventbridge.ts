import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  CreateEventBusCommand,
  EventBridgeClient,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import type { ApiDestination, EventBus, MessagingBlueprint, Rule } from '../blueprint/messaging.ts';
import { arn, type Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedEvents(site: Site, blueprint: MessagingBlueprint): Promise<void> {
  const events = new EventBridgeClient(site.connection);
  for (const bus of blueprint.eventBuses ?? []) {
    await seedBus(events, bus);
  }
  for (const rule of blueprint.rules ?? []) {
    await seedRule(events, site, rule);
  }
  for (const destination of blueprint.apiDestinations ?? []) {
    await seedDestination(events, destination);
  }
}

async function seedBus(events: EventBridgeClient, { name, owner, from }: EventBus): Promise<void> {
  await events.send(new CreateEventBusCommand({ Name: name, Tags: tagList(owner) }));
  if (from) {
    const permission = { StatementId: 'others', Action: 'events:PutEvents', Principal: from };
    await events.send(new PutPermissionCommand({ EventBusName: name, ...permission }));
  }
}

async function seedRule(events: EventBridgeClient, site: Site, { name, owner, bus, on, queue }: Rule): Promise<void> {
  const EventBusName = bus ?? 'default';
  const trigger =
    'schedule' in on ? { ScheduleExpression: on.schedule } : { EventPattern: JSON.stringify({ source: [on.source] }) };
  await events.send(new PutRuleCommand({ Name: name, EventBusName, Tags: tagList(owner), ...trigger }));
  const Targets = [{ Id: queue, Arn: arn(site, 'sqs', queue) }];
  await events.send(new PutTargetsCommand({ Rule: name, EventBusName, Targets }));
}

async function seedDestination(events: EventBridgeClient, { name, url, apiKey }: ApiDestination): Promise<void> {
  const { ConnectionArn } = await events.send(
    new CreateConnectionCommand({
      Name: name,
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: apiKey } },
    }),
  );
  await events.send(
    new CreateApiDestinationCommand({ Name: name, ConnectionArn, InvocationEndpoint: url, HttpMethod: 'POST' }),
  );
}
