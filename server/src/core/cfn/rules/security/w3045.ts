import { innerSpan } from '../../model/functions.ts';
import type { ValueRule } from '../rule.ts';
import { textIn } from '../schema/writtenText.ts';

export const w3045: ValueRule = {
  kind: 'value',
  id: 'W3045',
  severity: 'warning',
  title: 'Buckets that everybody may read or write',
  about: 'The access control list of a bucket lets everybody in, or everybody who has an AWS account.',
  mutedByMacros: true,
  *check({ node, path, schema }) {
    if (schema.type !== 'AWS::S3::Bucket' || path !== 'AccessControl') return;
    const text = textIn(node);
    if (text === undefined || !PUBLIC.has(text)) return;
    yield {
      span: innerSpan(node),
      message: `This lets everybody in; use an AWS::S3::BucketPolicy that says who may do what, not: ${text}`,
    };
  },
};

const PUBLIC = new Set(['AuthenticatedRead', 'PublicRead', 'PublicReadWrite']);
