import { AppSyncClient, CreateGraphqlApiCommand } from '@aws-sdk/client-appsync';
import type { GraphQlApi } from '../blueprint/edge.ts';
import type { Site } from '../site.ts';
import { tagMap } from '../tags.ts';

export async function seedGraphQlApis({ connection }: Site, apis: readonly GraphQlApi[]): Promise<void> {
  const appSync = new AppSyncClient(connection);
  for (const { name, owner, authorization } of apis) {
    const tags = tagMap(owner);
    await appSync.send(new CreateGraphqlApiCommand({ name, authenticationType: authorization, tags }));
  }
}
