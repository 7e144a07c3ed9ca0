import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';

export const i3011: ResourceRule = {
  kind: 'resource',
  id: 'I3011',
  severity: 'info',
  title: 'Data that go with their resource',
  about: 'A database, a table, a volume or the like has neither DeletionPolicy nor UpdateReplacePolicy.',
  link: userGuide('aws-attribute-deletionpolicy'),
  mutedByMacros: true,
  *check({ type, typeNode, body }, { schemas }) {
    if (type === null || typeNode === null || HARMLESS.has(type) || schemas.get(type)?.stateful !== true) return;
    if (['DeletionPolicy', 'UpdateReplacePolicy'].some((name) => valueAt(body, name) !== undefined)) return;
    yield {
      span: innerSpan(typeNode),
      message: `What it holds is lost when it is deleted or replaced; say with DeletionPolicy and UpdateReplacePolicy what is meant: ${type}`,
    };
  },
};

/** Buckets are deleted only when they are empty; the others hold what can be made again, or what passes through. */
const HARMLESS = new Set([
  'AWS::CloudFormation::Stack',
  'AWS::EMR::Cluster',
  'AWS::Kinesis::Stream',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
]);
