/** Files that a template names beside itself, as `aws cloudformation package` and SAM upload them. */
import { type Span, valueAt } from '../document/node.ts';
import { innerSpan } from '../model/functions.ts';
import type { Template } from '../model/template.ts';

export interface FileLink {
  readonly span: Span;
  /** Relative to the template's folder. */
  readonly path: string;
}

/** By type: the properties that may name a file. */
const FILES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'AWS::CloudFormation::Stack': [['TemplateURL']],
  'AWS::CloudFormation::StackSet': [['TemplateURL']],
  'AWS::Serverless::Application': [['Location']],
  'AWS::Serverless::Api': [['DefinitionUri']],
  'AWS::Serverless::HttpApi': [['DefinitionUri']],
  'AWS::Serverless::Function': [['CodeUri']],
  'AWS::Serverless::LayerVersion': [['ContentUri']],
  'AWS::Serverless::StateMachine': [['DefinitionUri']],
  'AWS::Lambda::Function': [['Code']],
  'AWS::Lambda::LayerVersion': [['Content']],
  'AWS::StepFunctions::StateMachine': [['DefinitionS3Location']],
  'AWS::ApiGateway::RestApi': [['BodyS3Location']],
  'AWS::AppSync::GraphQLSchema': [['DefinitionS3Location']],
};

export function linksOf(template: Template): readonly FileLink[] {
  return [...template.resources.values()].flatMap(({ type, properties }) =>
    (FILES[type ?? ''] ?? []).flatMap((path) => {
      const node = path.reduce<ReturnType<typeof valueAt>>((at, key) => valueAt(at, key), properties ?? undefined);
      if (node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
      // Addresses of S3 and the web are no files.
      if (node.value === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(node.value)) return [];
      return [{ span: innerSpan(node), path: node.value }];
    }),
  );
}
