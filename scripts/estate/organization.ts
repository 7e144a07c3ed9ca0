import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  EntityAlreadyExistsException,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { CreatePermissionSetCommand, ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { master, payments, sandbox, securityDev } from './accounts/ids.ts';
import type { EstateAccount } from './blueprint/account.ts';
import { type Connection, connectTo } from './connection.ts';
import { policyOf } from './policies.ts';

/** The tag from which the emulator takes the id of a new account. */
const accountIdTag = 'emulator:AccountId';

const units: readonly { readonly name: string; readonly members: readonly EstateAccount[] }[] = [
  { name: 'Production', members: [payments] },
  { name: 'Development', members: [securityDev, sandbox] },
];

const permissionSets = [
  ['Administrator', 'Everything, for an hour', 'PT1H'],
  ['SecurityAudit', 'Reads what auditors read', 'PT8H'],
] as const;

/** Makes the master account's organization, with the member accounts in it. */
export async function seedOrganization(connection: Connection): Promise<void> {
  const organizations = new OrganizationsClient(connection);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const root = Roots?.[0]?.Id;
  await seedGuardrails(organizations, root);
  await seedPermissionSets(connection);
  for (const { name, members } of units) {
    const unit = await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: name }));
    for (const member of members) {
      await organizations.send(
        new CreateAccountCommand({
          AccountName: member.name,
          Email: member.email,
          Tags: [{ Key: accountIdTag, Value: member.id }],
        }),
      );
      const DestinationParentId = unit.OrganizationalUnit?.Id;
      await organizations.send(
        new MoveAccountCommand({ AccountId: member.id, SourceParentId: root, DestinationParentId }),
      );
    }
  }
}

/** What no account may do, whoever asks. */
async function seedGuardrails(organizations: OrganizationsClient, root: string | undefined): Promise<void> {
  await organizations.send(new EnablePolicyTypeCommand({ RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({
      Name: 'keep-trails',
      Description: 'Trails stay on, and accounts stay in the organization',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: policyOf([
        {
          Effect: 'Deny',
          Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'organizations:LeaveOrganization'],
          Resource: '*',
        },
      ]),
    }),
  );
  const PolicyId = Policy?.PolicySummary?.Id;
  await organizations.send(new AttachPolicyCommand({ PolicyId, TargetId: root }));
}

/** As what people sign in. */
async function seedPermissionSets(connection: Connection): Promise<void> {
  const sso = new SSOAdminClient(connection);
  const { Instances } = await sso.send(new ListInstancesCommand({}));
  const InstanceArn = Instances?.[0]?.InstanceArn;
  for (const [Name, Description, SessionDuration] of permissionSets) {
    await sso.send(new CreatePermissionSetCommand({ InstanceArn, Name, Description, SessionDuration }));
  }
}

/** A new access key of the master account's operator: the user as whom one works with the estate. */
export async function operatorKey(endpoint: string): Promise<{ readonly id: string; readonly secret: string }> {
  const iam = new IAMClient(await connectTo(endpoint, master.id));
  const UserName = 'security-operator';
  try {
    await iam.send(new CreateUserCommand({ UserName }));
  } catch (error) {
    if (!(error instanceof EntityAlreadyExistsException)) {
      throw error;
    }
  }
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { id: AccessKey?.AccessKeyId ?? '', secret: AccessKey?.SecretAccessKey ?? '' };
}
