import { CreateActivityCommand, CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { Activity, StateMachine } from '../blueprint/messaging.ts';
import { arn, roleArn, type Site } from '../site.ts';
import { lowerTagList } from '../tags.ts';

export async function seedStateMachines(site: Site, machines: readonly StateMachine[]): Promise<void> {
  const stepFunctions = new SFNClient(site.connection);
  for (const machine of machines) {
    const Resource = arn(site, 'lambda', `function:${machine.function}`);
    const definition = { StartAt: 'Work', States: { Work: { Type: 'Task', Resource, End: true } } };
    await stepFunctions.send(
      new CreateStateMachineCommand({
        name: machine.name,
        roleArn: roleArn(site, machine.role),
        definition: JSON.stringify(definition),
        tracingConfiguration: { enabled: machine.tracing },
        tags: lowerTagList(machine.owner),
      }),
    );
  }
}

export async function seedActivities({ connection }: Site, activities: readonly Activity[]): Promise<void> {
  const stepFunctions = new SFNClient(connection);
  for (const { name, owner } of activities) {
    await stepFunctions.send(new CreateActivityCommand({ name, tags: lowerTagList(owner) }));
  }
}
