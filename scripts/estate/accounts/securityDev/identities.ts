import type { Identities } from '../../blueprint/identities.ts';
import { master } from '../ids.ts';
import { detection, tooling } from './owners.ts';

const logging = ['service-role/AWSLambdaBasicExecutionRole'];
const lambda = 'lambda.amazonaws.com';

export const identities: Identities = {
  passwordPolicy: 'weak',
  rootMfa: true,
  policies: [
    { name: 'read-findings', description: 'Findings', actions: ['dynamodb:Query'], resource: '*' },
    { name: 'take-evidence', description: 'Snapshots', actions: ['ec2:CreateSnapshot'], resource: '*' },
  ],
  groups: [
    { name: 'detection', managed: ['PowerUserAccess'] },
    { name: 'responders', managed: ['SecurityAudit'], inline: ['ec2:CreateSnapshot', 'ec2:StopInstances'] },
  ],
  users: [
    { name: 'maria.keller', groups: ['responders'], owner: tooling, console: true, mfa: true },
    { name: 'sofia.rossi', groups: ['detection'], owner: detection, console: true, mfa: true, accessKeys: 1 },
    { name: 'ben.adeyemi', groups: ['detection'], owner: detection, console: true, accessKeys: 1 },
    { name: 'ticket-bot', groups: [], owner: tooling, accessKeys: 1, inline: ['dynamodb:Query'] },
  ],
  roles: [
    { name: 'lambda-execution', description: 'Runs the functions', trusts: lambda, owner: tooling, managed: logging },
    { name: 'findings-reader', description: 'Reads findings', trusts: master.id, owner: detection, managed: [] },
    { name: 'evidence-taker', description: 'Snapshots', trusts: lambda, owner: tooling, managed: logging },
    { name: 'workbench', description: 'Workbenches', trusts: 'ec2.amazonaws.com', owner: tooling, managed: [] },
    service('task-execution', 'ecs-tasks.amazonaws.com', 'service-role/AmazonECSTaskExecutionRolePolicy'),
    service('delivery', 'firehose.amazonaws.com', 'AmazonS3FullAccess'),
    service('data', 'glue.amazonaws.com', 'service-role/AWSGlueServiceRole'),
    service('experiments', 'sagemaker.amazonaws.com', 'AmazonSageMakerFullAccess'),
    service('triage', 'states.amazonaws.com', 'service-role/AWSLambdaRole'),
    service('builds', 'codebuild.amazonaws.com', 'AmazonEC2ContainerRegistryPowerUser'),
    service('config', 'config.amazonaws.com', 'service-role/AWS_ConfigRole'),
  ],
  instanceProfiles: [{ name: 'workbench', role: 'workbench' }],
  samlProviders: ['acme-login'],
};

function service(name: string, trusts: string, policy: string) {
  return { name, description: `What ${name} may do`, trusts, owner: tooling, managed: [policy] };
}
