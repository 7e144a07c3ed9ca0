import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';
import type { Group, Identities, Role, User } from '../blueprint/identities.ts';
import type { Connection } from '../connection.ts';
import { policyOf } from '../policies.ts';
import { tagList } from '../tags.ts';
import { certificatePem, privateKeyPem, samlMetadata } from './samples.ts';

export async function seedIdentities(connection: Connection, accountId: string, identities: Identities): Promise<void> {
  const iam = new IAMClient(connection);
  await seedPasswordPolicy(iam, identities.passwordPolicy);
  if (identities.alias) {
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: identities.alias }));
  }
  if (identities.rootMfa) {
    await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'root-account-mfa-device' }));
  }
  for (const { name, description, actions, resource } of identities.policies) {
    const PolicyDocument = allow(actions, resource);
    await iam.send(new CreatePolicyCommand({ PolicyName: name, Description: description, PolicyDocument }));
  }
  for (const group of identities.groups) {
    await seedGroup(iam, group);
  }
  for (const user of identities.users) {
    await seedUser(iam, user);
  }
  for (const role of identities.roles) {
    await seedRole(iam, accountId, role);
  }
  for (const { name: InstanceProfileName, role } of identities.instanceProfiles ?? []) {
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: role }));
  }
  await seedProviders(iam, identities);
}

async function seedProviders(iam: IAMClient, identities: Identities): Promise<void> {
  for (const host of identities.oidcProviders ?? []) {
    const ClientIDList = ['sts.amazonaws.com'];
    await iam.send(new CreateOpenIDConnectProviderCommand({ Url: `https://${host}`, ClientIDList }));
  }
  for (const Name of identities.samlProviders ?? []) {
    await iam.send(new CreateSAMLProviderCommand({ Name, SAMLMetadataDocument: samlMetadata }));
  }
  for (const ServerCertificateName of identities.serverCertificates ?? []) {
    const certificate = { CertificateBody: certificatePem, PrivateKey: privateKeyPem };
    await iam.send(new UploadServerCertificateCommand({ ServerCertificateName, ...certificate }));
  }
}

async function seedPasswordPolicy(iam: IAMClient, kind: Identities['passwordPolicy']): Promise<void> {
  if (kind === 'none') {
    return;
  }
  const strict = kind === 'strict';
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: strict ? 16 : 8,
      RequireSymbols: strict,
      RequireNumbers: true,
      RequireUppercaseCharacters: strict,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ...(strict ? { MaxPasswordAge: 90, PasswordReusePrevention: 24 } : {}),
    }),
  );
}

async function seedGroup(iam: IAMClient, { name, managed, inline }: Group): Promise<void> {
  await iam.send(new CreateGroupCommand({ GroupName: name }));
  for (const policy of managed) {
    await iam.send(new AttachGroupPolicyCommand({ GroupName: name, PolicyArn: managedPolicy(policy) }));
  }
  if (inline) {
    const PolicyDocument = allow(inline, '*');
    await iam.send(new PutGroupPolicyCommand({ GroupName: name, PolicyName: `${name}-inline`, PolicyDocument }));
  }
}

async function seedUser(iam: IAMClient, user: User): Promise<void> {
  const UserName = user.name;
  await iam.send(new CreateUserCommand({ UserName, Tags: tagList(user.owner) }));
  for (const GroupName of user.groups) {
    await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
  }
  for (const policy of user.managed ?? []) {
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: managedPolicy(policy) }));
  }
  if (user.inline) {
    const PolicyDocument = allow(user.inline, '*');
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: `${UserName}-inline`, PolicyDocument }));
  }
  if (user.console) {
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'Correct-horse-7-battery!' }));
  }
  if (user.mfa) {
    const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
    const SerialNumber = device.VirtualMFADevice?.SerialNumber;
    const codes = { AuthenticationCode1: '123456', AuthenticationCode2: '654321' };
    await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes }));
  }
  for (let made = 0; made < (user.accessKeys ?? 0); made++) {
    await iam.send(new CreateAccessKeyCommand({ UserName }));
  }
}

async function seedRole(iam: IAMClient, accountId: string, role: Role): Promise<void> {
  await iam.send(
    new CreateRoleCommand({
      RoleName: role.name,
      Description: role.description,
      AssumeRolePolicyDocument: trust(accountId, role.trusts),
      Tags: tagList(role.owner),
    }),
  );
  for (const policy of role.managed) {
    await iam.send(new AttachRolePolicyCommand({ RoleName: role.name, PolicyArn: managedPolicy(policy) }));
  }
  if (role.inline) {
    const PolicyDocument = allow(role.inline, '*');
    await iam.send(
      new PutRolePolicyCommand({ RoleName: role.name, PolicyName: `${role.name}-inline`, PolicyDocument }),
    );
  }
}

function managedPolicy(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`;
}

function allow(actions: readonly string[], resource: string): string {
  return policyOf([{ Effect: 'Allow', Action: actions, Resource: resource }]);
}

function trust(accountId: string, principal: string): string {
  const Effect = 'Allow';
  if (/^\d{12}$/.test(principal)) {
    return policyOf([{ Effect, Principal: { AWS: `arn:aws:iam::${principal}:root` }, Action: 'sts:AssumeRole' }]);
  }
  if (principal.endsWith('.amazonaws.com')) {
    return policyOf([{ Effect, Principal: { Service: principal }, Action: 'sts:AssumeRole' }]);
  }
  const Federated = `arn:aws:iam::${accountId}:oidc-provider/${principal}`;
  const Condition = { StringEquals: { [`${principal}:aud`]: 'sts.amazonaws.com' } };
  return policyOf([{ Effect, Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity', Condition }]);
}
