/** The templates that users deploy, as far as tests look into them. */
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { installedTemplates } from '../../server/src/adapters/templates/templates.ts';
import { type StackTemplate, stackTemplates } from '../../server/src/core/template/stackTemplate.ts';

interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly Statement: readonly Statement[];
}
interface Role {
  readonly Type: 'AWS::IAM::Role';
  readonly Properties: {
    readonly RoleName: unknown;
    readonly MaxSessionDuration: number;
    readonly AssumeRolePolicyDocument: Document;
    readonly ManagedPolicyArns?: readonly string[];
    readonly Policies: readonly { readonly PolicyDocument: Document }[];
    readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  };
}
interface ManagedPolicy {
  readonly Type: 'AWS::IAM::ManagedPolicy';
  readonly Properties: { readonly PolicyDocument: Document };
}
/** What the real-time templates make. */
interface OtherResource {
  readonly Type: `AWS::${'Events' | 'KMS' | 'SNS' | 'SQS'}::${string}`;
  readonly Properties: Readonly<Record<string, unknown>>;
}
interface Parameter {
  readonly Default?: string;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: readonly string[];
  readonly ConstraintDescription?: string;
  readonly Description?: string;
}
export interface Template {
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Resources: Readonly<Record<string, Role | ManagedPolicy | OtherResource>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

// Tags (!Sub, !Ref) read as their plain values: enough to look at.
export async function loadTemplate(
  name: StackTemplate,
): Promise<{ readonly text: string; readonly template: Template }> {
  const text = await installedTemplates().read(stackTemplates[name].templateFile);
  return { text, template: parse(text, { logLevel: 'silent' }) as Template };
}

export function named<T>(of: Readonly<Record<string, T>>, name: string): T {
  const found = new Map(Object.entries(of)).get(name);
  assert.ok(found, `nothing is called ${name}`);
  return found;
}

export function roles(template: Template): readonly (readonly [string, Role['Properties']])[] {
  return Object.entries(template.Resources).flatMap(([name, { Type, Properties }]) =>
    Type === 'AWS::IAM::Role' ? [[name, Properties] as const] : [],
  );
}

export function managedPolicies(template: Template): readonly (readonly [string, Document])[] {
  return Object.entries(template.Resources).flatMap(([name, { Type, Properties }]) =>
    Type === 'AWS::IAM::ManagedPolicy' ? [[name, Properties.PolicyDocument] as const] : [],
  );
}

export function role(template: Template, name: string): Role['Properties'] {
  return named(Object.fromEntries(roles(template)), name);
}

/** What the statements allow. */
export function actionsOf(documents: readonly Document[]): readonly string[] {
  const statements = documents.flatMap(({ Statement }) => Statement);
  return statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
}

export function inlinePolicies(properties: Role['Properties']): readonly Document[] {
  return properties.Policies.map(({ PolicyDocument }) => PolicyDocument);
}

/** As IAM counts. Parameters and pseudo parameters grow when CloudFormation fills them in. */
export function policySize(document: Document): number {
  return JSON.stringify(document).replaceAll(/\s/g, '').length;
}

/** The properties of all resources of a type that is no role and no policy of IAM. */
export function propertiesOf(
  template: Template,
  type: OtherResource['Type'],
): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(template.Resources).flatMap((resource) =>
    resource.Type === type ? [resource.Properties as Readonly<Record<string, unknown>>] : [],
  );
}
