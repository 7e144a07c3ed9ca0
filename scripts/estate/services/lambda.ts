import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  LambdaClient,
  PublishLayerVersionCommand,
} from '@aws-sdk/client-lambda';
import type { LambdaFunction, Layer } from '../blueprint/compute.ts';
import { arn, roleArn, type Site } from '../site.ts';
import { tagMap } from '../tags.ts';
import { emptyZip } from './zip.ts';

/** The role that every function runs as; the account's blueprint has to have it. */
const roleName = 'lambda-execution';

const handlers: Readonly<Record<LambdaFunction['runtime'], string>> = {
  'nodejs22.x': 'index.handler',
  'python3.13': 'app.handler',
  java21: 'com.acme.Handler::handleRequest',
};

export async function seedLayers({ connection }: Site, layers: readonly Layer[]): Promise<void> {
  const lambda = new LambdaClient(connection);
  for (const { name, description, runtime } of layers) {
    await lambda.send(
      new PublishLayerVersionCommand({
        LayerName: name,
        Description: description,
        CompatibleRuntimes: [runtime],
        Content: { ZipFile: emptyZip() },
      }),
    );
  }
}

export async function seedFunctions(site: Site, functions: readonly LambdaFunction[]): Promise<void> {
  const lambda = new LambdaClient(site.connection);
  for (const { name, runtime, owner, environment, invokedBy, url } of functions) {
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Runtime: runtime,
        Handler: handlers[runtime],
        Role: roleArn(site, roleName),
        Code: { ZipFile: emptyZip() },
        MemorySize: runtime === 'java21' ? 1024 : 256,
        Timeout: 30,
        Tags: tagMap(owner),
        ...(environment ? { Environment: { Variables: environment } } : {}),
      }),
    );
    if (invokedBy) {
      const permission = { StatementId: 'invoke', Action: 'lambda:InvokeFunction', Principal: invokedBy };
      await lambda.send(new AddPermissionCommand({ FunctionName: name, ...permission }));
    }
    if (url) {
      const AuthType = url === 'anyone' ? 'NONE' : 'AWS_IAM';
      await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: name, AuthType }));
    }
  }
}

/** After the queues: they have to be there. */
export async function seedEventSources(site: Site, functions: readonly LambdaFunction[]): Promise<void> {
  const lambda = new LambdaClient(site.connection);
  for (const { name, reads } of functions) {
    if (reads) {
      const EventSourceArn = arn(site, 'sqs', reads);
      await lambda.send(new CreateEventSourceMappingCommand({ FunctionName: name, EventSourceArn, BatchSize: 10 }));
    }
  }
}
