import type { Identities } from '../../blueprint/identities.ts';
import { learning } from './owner.ts';

const lambda = 'lambda.amazonaws.com';
const github = 'token.actions.githubusercontent.com';

export const identities: Identities = {
  passwordPolicy: 'none',
  rootMfa: false,
  policies: [{ name: 'play', description: 'Anything in the sandbox', actions: ['*'], resource: '*' }],
  groups: [{ name: 'everyone', managed: ['AdministratorAccess'] }],
  users: [
    { name: 'workshop', groups: ['everyone'], owner: learning, console: true, accessKeys: 2 },
    { name: 'ines.moreau', groups: ['everyone'], owner: learning, console: true, mfa: true, accessKeys: 1 },
    { name: 'intern', groups: ['everyone'], owner: learning, console: true },
  ],
  roles: [
    {
      ...role('lambda-execution', lambda, 'service-role/AWSLambdaBasicExecutionRole'),
      description: 'Runs functions',
    },
    role('play', 'ec2.amazonaws.com', 'AdministratorAccess'),
    role('task-execution', 'ecs-tasks.amazonaws.com', 'service-role/AmazonECSTaskExecutionRolePolicy'),
    role('eks', 'eks.amazonaws.com', 'AmazonEKSClusterPolicy'),
    role('delivery', 'firehose.amazonaws.com', 'AmazonS3FullAccess'),
    role('experiments', 'sagemaker.amazonaws.com', 'AmazonSageMakerFullAccess'),
    role('builds', 'codebuild.amazonaws.com', 'PowerUserAccess'),
    role('pipelines', 'codepipeline.amazonaws.com', 'PowerUserAccess'),
    role('config', 'config.amazonaws.com', 'service-role/AWS_ConfigRole'),
    { ...role('github-workshops', github, 'PowerUserAccess'), description: 'Any repository may assume it' },
  ],
  instanceProfiles: [{ name: 'play', role: 'play' }],
  oidcProviders: [github],
  samlProviders: ['try-single-sign-on'],
  serverCertificates: ['workshop-legacy'],
};

function role(name: string, trusts: string, policy: string) {
  return { name, description: `What ${name} may do`, trusts, owner: learning, managed: [policy] };
}
