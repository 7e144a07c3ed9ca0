import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { LambdaFunction } from '../blueprint.ts';
import type { Connection } from '../connection.ts';
import { tagMap } from '../tags.ts';
import { emptyZip } from './zip.ts';

/** The role that every function runs as; the account's blueprint has to have it. */
const roleName = 'lambda-execution';

const handlers: Readonly<Record<LambdaFunction['runtime'], string>> = {
  'nodejs22.x': 'index.handler',
  'python3.13': 'app.handler',
  java21: 'com.acme.Handler::handleRequest',
};

export async function seedFunctions(
  connection: Connection,
  accountId: string,
  functions: readonly LambdaFunction[],
): Promise<void> {
  const lambda = new LambdaClient(connection);
  for (const { name, runtime, owner, environment, invokedBy } of functions) {
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Runtime: runtime,
        Handler: handlers[runtime],
        Role: `arn:aws:iam::${accountId}:role/${roleName}`,
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
  }
}
