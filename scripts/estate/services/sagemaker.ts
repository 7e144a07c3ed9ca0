import {
  CreateDomainCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  CreateNotebookInstanceCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Model, Notebook, Studio } from '../blueprint/analytics.ts';
import { networkOf, roleArn, type Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedNotebooks(site: Site, notebooks: readonly Notebook[]): Promise<void> {
  const sageMaker = new SageMakerClient(site.connection);
  for (const { name, owner, role, rootAccess, directInternet } of notebooks) {
    await sageMaker.send(
      new CreateNotebookInstanceCommand({
        NotebookInstanceName: name,
        InstanceType: 'ml.t3.medium',
        RoleArn: roleArn(site, role),
        RootAccess: rootAccess ? 'Enabled' : 'Disabled',
        DirectInternetAccess: directInternet ? 'Enabled' : 'Disabled',
        Tags: tagList(owner),
      }),
    );
  }
}

export async function seedModels(site: Site, models: readonly Model[]): Promise<void> {
  const sageMaker = new SageMakerClient(site.connection);
  for (const { name, owner, role } of models) {
    const Tags = tagList(owner);
    await sageMaker.send(
      new CreateModelCommand({
        ModelName: name,
        ExecutionRoleArn: roleArn(site, role),
        PrimaryContainer: { Image: `${site.accountId}.dkr.ecr.us-east-1.amazonaws.com/${name}:latest` },
        Tags,
      }),
    );
    const variant = {
      VariantName: 'all',
      ModelName: name,
      InitialInstanceCount: 1,
      InstanceType: 'ml.m5.large' as const,
    };
    await sageMaker.send(
      new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants: [variant], Tags }),
    );
    await sageMaker.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: name, Tags }));
  }
}

export async function seedStudios(site: Site, studios: readonly Studio[]): Promise<void> {
  const sageMaker = new SageMakerClient(site.connection);
  for (const { name, owner, role, network, directInternet } of studios) {
    const { vpcId, privateSubnets } = networkOf(site, network);
    await sageMaker.send(
      new CreateDomainCommand({
        DomainName: name,
        AuthMode: 'IAM',
        VpcId: vpcId,
        SubnetIds: [...privateSubnets],
        AppNetworkAccessType: directInternet ? 'PublicInternetOnly' : 'VpcOnly',
        DefaultUserSettings: { ExecutionRole: roleArn(site, role) },
        Tags: tagList(owner),
      }),
    );
  }
}
