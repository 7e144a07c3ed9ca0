import {
  CreateDocumentCommand,
  ModifyDocumentPermissionCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { Document, Parameter } from '../blueprint/security.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedParameters({ connection }: Site, parameters: readonly Parameter[]): Promise<void> {
  const ssm = new SSMClient(connection);
  for (const { name, owner, kind, value } of parameters) {
    await ssm.send(new PutParameterCommand({ Name: name, Type: kind, Value: value, Tags: tagList(owner) }));
  }
}

export async function seedDocuments({ connection }: Site, documents: readonly Document[]): Promise<void> {
  const ssm = new SSMClient(connection);
  for (const { name, owner, public: isPublic } of documents) {
    const Content = JSON.stringify({
      schemaVersion: '2.2',
      description: name,
      mainSteps: [{ action: 'aws:runShellScript', name: 'run', inputs: { runCommand: ['uname -a'] } }],
    });
    await ssm.send(
      new CreateDocumentCommand({
        Name: name,
        Content,
        DocumentType: 'Command',
        DocumentFormat: 'JSON',
        Tags: tagList(owner),
      }),
    );
    if (isPublic) {
      const shared = { PermissionType: 'Share' as const, AccountIdsToAdd: ['all'] };
      await ssm.send(new ModifyDocumentPermissionCommand({ Name: name, ...shared }));
    }
  }
}
