/**
 * The long tail: resource types that the catalogue has no entry of its own for, as AWS Cloud Control reads them. It calls
 * the services with the caller's own permissions. Slow, and uneven from type to type, so an account has to ask for them.
 */
import { required } from '../fields.ts';
import { list, serviceOf } from '../service.ts';
import type { CatalogType, CfnTypeName, ListedType } from '../types.ts';
import { longTail } from './longTail.ts';
import { type CloudControlItem, modelOf, propertiesOf } from './resource.ts';
import { scopeOf } from './scope.ts';
import { secrets } from './secrets.ts';
import { labelOf } from './words.ts';

const cloudControl = serviceOf<typeof import('@aws-sdk/client-cloudcontrol')>({
  id: 'cloudcontrol',
  label: 'Cloud Control',
  iamPrefix: 'cloudformation',
});

/** Their identifier is a secret, or what they give beside it is. */
const secretTypes: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::ApiKey',
  'AWS::AppSync::ApiKey',
  'AWS::Cognito::UserPoolClient',
  'AWS::IAM::AccessKey',
]);

/** Other views of what the catalogue reads. */
const otherViews: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::GlobalTable',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
]);

/** Types for all of CloudFormation's that `native` does not cover, in the order of their names. */
export function cloudControlTypes(native: readonly CatalogType[]): readonly ListedType[] {
  const covered = new Set<string>(native.flatMap(({ type, cfn }) => [type, ...(cfn === null ? [] : [cfn])]));
  return longTail
    .flatMap(candidatesOf)
    .filter(({ cfn }) => !covered.has(cfn) && !covered.has(typeNameOf(cfn)))
    .filter(({ cfn }) => !secretTypes.has(cfn) && !otherViews.has(cfn))
    .map(typeOf);
}

interface Candidate {
  readonly cfn: CfnTypeName;
  /** What each resource has beside its identifiers. */
  readonly always: readonly string[];
}

function candidatesOf(line: string): readonly Candidate[] {
  const [service = '', words = ''] = line.split(': ');
  return words.split(' ').map((word) => candidateOf(service, word));
}

function candidateOf(service: string, word: string): Candidate {
  const [resource = '', fields = ''] = word.replace(')', '').split('(');
  return { cfn: `AWS::${service}::${resource}`, always: fields.split(',').filter((field) => field !== '') };
}

function typeNameOf(cfn: CfnTypeName): `AWS.${string}` {
  return `AWS.${cfn.split('::').slice(1).join('.')}`;
}

function typeOf({ cfn, always }: Candidate): ListedType {
  const type = typeNameOf(cfn);
  return list(cloudControl.op('ListResources'), {
    input: { TypeName: cfn },
    items: (page) => page.ResourceDescriptions,
    mayBeCut,
  })
    .detail(
      'full',
      cloudControl.op('GetResource'),
      (item) =>
        isWhole(item, always) ? undefined : { TypeName: cfn, Identifier: required(item.Identifier, 'Identifier') },
      { absent: ['ResourceNotFoundException'] },
    )
    .lookup(cloudControl.op('GetResource'), {
      input: ({ id }) => (id === null ? undefined : { TypeName: cfn, Identifier: id }),
      items: (page) => (page.ResourceDescription === undefined ? undefined : [page.ResourceDescription]),
      gone: ['ResourceNotFoundException'],
    })
    .as({
      type,
      cfn,
      label: labelOf(cfn),
      icon: 'symbol-misc',
      scope: scopeOf(cfn),
      viaCloudControl: true,
      secrets,
      model: (item, { full }, place) => modelOf(item, full?.ResourceDescription, type, place),
    });
}

const PAGE = 25;

/**
 * Some handlers stop after their first page and give no token for the next. A last page that is full may therefore not be
 * the last one; what follows is not gone.
 */
function mayBeCut(pages: readonly number[]): boolean {
  const last = pages.at(-1) ?? 0;
  if (last === 0) return false;
  const before = pages.slice(0, -1);
  return last % PAGE === 0 || (before.length > 0 && last >= Math.max(...before));
}

/**
 * A list may give no more than what identifies a resource. Whether it does is the same for all resources of a type: what
 * is optional may be missing because there is none, so only what every one has can tell. Names tell nothing.
 */
function isWhole(item: CloudControlItem, always: readonly string[]): boolean {
  const telling = always.filter((field) => !/(?:Name|Arn|Id)$/.test(field));
  if (telling.length === 0) return false;
  const properties = propertiesOf(item);
  return always.every((field) => field in properties);
}
