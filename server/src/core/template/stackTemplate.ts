/** The stacks that users deploy, and the templates that they are made of. */
export type StackTemplate = 'scanRole' | 'stackSetAdminRole' | 'eventsQueue' | 'realTimeEvents';

export interface StackTemplateInfo {
  /** In the templates folder. */
  readonly templateFile: string;
  readonly stackName: string;
  readonly title: string;
  /** What the user has to acknowledge before CloudFormation makes it. */
  readonly capabilities: readonly string[];
  /** True: one stack for each scanned account; false: one stack, in the master account. */
  readonly perAccount: boolean;
}

export const stackTemplates: Readonly<Record<StackTemplate, StackTemplateInfo>> = {
  scanRole: {
    templateFile: 'panther-cloudsec-iam.yml',
    stackName: 'panther-cloudsec-setup',
    title: 'scan-role',
    capabilities: ['CAPABILITY_NAMED_IAM'],
    perAccount: true,
  },
  stackSetAdminRole: {
    templateFile: 'panther-stackset-iam-admin-role.yml',
    stackName: 'panther-stackset-iam-admin-role',
    title: 'StackSet admin-role',
    capabilities: ['CAPABILITY_NAMED_IAM'],
    perAccount: false,
  },
  eventsQueue: {
    templateFile: 'panther-aws-events-queue.yml',
    stackName: 'panther-aws-events-queue',
    title: 'events-queue',
    capabilities: [],
    perAccount: false,
  },
  realTimeEvents: {
    templateFile: 'panther-cloudwatch-events.yml',
    stackName: 'panther-real-time-events',
    title: 'real-time-events',
    capabilities: [],
    perAccount: true,
  },
};

/** Every stack and its resources bear these. */
export const stackTags = [{ key: 'Application', value: 'Panther' }] as const;
