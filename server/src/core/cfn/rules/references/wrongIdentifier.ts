/** An ARN where a name is due, or a name where an ARN is due. */
import { partitionOfRegion } from '../../../regions/partition.ts';
import { endOf, type Span, startOf } from '../../document/node.ts';
import { fitsPattern } from '../../pattern/fitsPattern.ts';
import type { ResourceSchema } from '../../schema/schema.ts';
import { madeOfServerless } from '../../schema/serverless.ts';
import type { CallVisit, Finding, Fix, RuleContext } from '../rule.ts';

export interface Given {
  readonly visit: CallVisit;
  /** The resource that is named. */
  readonly id: string;
  readonly schema: ResourceSchema;
  /** The attribute or property that the function gives: `RoleName`. */
  readonly gives: string;
  readonly span: Span;
}

export function* wrongIdentifier(given: Given, context: RuleContext): Generator<Finding> {
  const { visit, id, schema, gives, span } = given;
  const { property, path } = visit;
  const wanted = (property.links ?? [])
    .map(linkOf)
    .flatMap((link) => (link.type === schema.type ? link.attribute : []));
  // `Id` is what old data call whatever Ref gives.
  if (wanted.length === 0 || wanted.includes(gives) || wanted.includes('Id') || gives === 'Id') return;
  const [first = ''] = wanted;
  const wantsArn = wanted.every(isArn);
  if (wantsArn === isArn(gives) || (!wantsArn && wanted.some(isArn))) return;
  const verdict = wantsArn ? demandsArn(property.pattern) : refusesArn(property.pattern);
  // Keys are taken by id where an ARN is documented, and by ARN where an id is.
  if (verdict === 'no' || (verdict === 'unknown' && schema.type === 'AWS::KMS::Key')) return;
  const fix = giveInstead(visit, id, schema, first, context);
  yield {
    span,
    severity: verdict === 'yes' ? 'error' : 'warning',
    message: `${path} takes the ${first} of ${schema.type}, this is its ${gives}: ${id}`,
    fixes: fix === null ? [] : [fix],
  };
}

/** An attribute or property that identifies a resource of a type. */
export function linkOf(link: string): { readonly type: string; readonly attribute: string } {
  const [type = '', attribute = ''] = link.split(' ');
  return { type, attribute };
}

/** Of what a resource of the template is made; null: it is not known. */
export function schemaOf(id: string, { template, schemas }: RuleContext): ResourceSchema | null {
  const type = template.resources.get(id)?.type;
  if (typeof type !== 'string') return null;
  return schemas.get(Object.hasOwn(madeOfServerless, type) ? (madeOfServerless[type] ?? type) : type);
}

/** The attribute or property that Ref gives; null: several of them. */
export function refOf({ ref, primaryIdentifier }: ResourceSchema): string | null {
  const [first, ...others] = ref ?? primaryIdentifier;
  return others.length === 0 ? (first ?? null) : null;
}

function isArn(name: string): boolean {
  return /arns?$/i.test(name);
}

/** What is no ARN: names, ids, addresses. */
const PLAIN = ['name', 'my-name-1', 'a0b1c2d3-0000-1111-2222-333344445555', 'https://example.com/1/q'];

const REGION = 'us-east-1';

type Verdict = 'yes' | 'no' | 'unknown';

function demandsArn(pattern: string | undefined): Verdict {
  if (pattern === undefined) return 'unknown';
  return PLAIN.every((text) => fitsPattern(pattern, text, { whole: false }) === false) ? 'yes' : 'no';
}

function refusesArn(pattern: string | undefined): Verdict {
  if (pattern === undefined) return 'unknown';
  const arn = ['arn', partitionOfRegion(REGION), 'service', REGION, '123456789012', 'name'].join(':');
  return fitsPattern(pattern, arn, { whole: false }) === false ? 'yes' : 'no';
}

/** Null: neither Ref nor Fn::GetAtt gives what is wanted. */
function giveInstead(
  { call }: CallVisit,
  id: string,
  schema: ResourceSchema,
  wanted: string,
  { template }: RuleContext,
): Fix | null {
  const isRef = refOf(schema) === wanted;
  if (!isRef && !Object.hasOwn(schema.attributes, wanted)) return null;
  const isYaml = template.document.language === 'yaml';
  if (isYaml && call.node.tag === null) return null;
  const short = isRef ? `!Ref ${id}` : `!GetAtt ${id}.${wanted}`;
  const long = isRef ? `{ "Ref": "${id}" }` : `{ "Fn::GetAtt": ["${id}", "${wanted}"] }`;
  return {
    title: `Change to ${short}`,
    edits: [{ span: { start: startOf(call.node), end: endOf(call.node) }, text: isYaml ? short : long }],
    preferred: true,
  };
}
