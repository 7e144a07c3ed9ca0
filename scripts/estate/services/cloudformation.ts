import { CloudFormationClient, CreateStackCommand, CreateStackSetCommand } from '@aws-sdk/client-cloudformation';
import type { Stack } from '../blueprint/operations.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedStacks({ connection }: Site, stacks: readonly Stack[]): Promise<void> {
  const cloudFormation = new CloudFormationClient(connection);
  for (const { name, owner, description, protected: isProtected } of stacks) {
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: template(description, name),
        EnableTerminationProtection: isProtected,
        Tags: tagList(owner),
      }),
    );
  }
}

export async function seedStackSets({ connection }: Site, names: readonly string[]): Promise<void> {
  const cloudFormation = new CloudFormationClient(connection);
  for (const name of names) {
    const TemplateBody = template(`What every account has: ${name}`, name);
    await cloudFormation.send(new CreateStackSetCommand({ StackSetName: name, TemplateBody }));
  }
}

function template(description: string, name: string): string {
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description,
    Resources: { Notices: { Type: 'AWS::SNS::Topic', Properties: { TopicName: `${name}-notices` } } },
    Outputs: { Notices: { Value: { Ref: 'Notices' } } },
  });
}
