/** IAM documents: statements, actions and condition keys. */
import { conditionOperators } from '../rules/policies/conditionOperators.ts';
import { type Completion, type CompletionContext, keyInsert } from './completionItem.ts';
import type { Cursor } from './cursor.ts';

const STATEMENT: readonly (readonly [string, 'map' | 'list' | null, string])[] = [
  ['Sid', null, 'A name for the statement.'],
  ['Effect', null, 'Allow or Deny.'],
  ['Principal', 'map', 'Who: of policies on resources and roles.'],
  ['NotPrincipal', 'map', 'Everybody but these.'],
  ['Action', 'list', 'What.'],
  ['NotAction', 'list', 'Everything but this.'],
  ['Resource', 'list', 'On what.'],
  ['NotResource', 'list', 'On everything but this.'],
  ['Condition', 'map', 'Under which conditions.'],
];

const GLOBAL_KEYS = [
  'aws:CalledVia',
  'aws:CurrentTime',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalTag/',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceTag/',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIp',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:TagKeys',
  'aws:ViaAWSService',
];

/** Null: the cursor is in no policy. */
export function policyCompletions(context: CompletionContext, cursor: Cursor): readonly Completion[] | null {
  const { path, due } = cursor;
  const at = path.lastIndexOf('Statement');
  if (at < 0 || path[0] !== 'Resources') return null;
  const [first, ...others] = path.slice(at + 1);
  const [key, ...inner] = typeof first === 'number' ? others : first === undefined ? [] : [first, ...others];
  const { language } = context.template.document;
  if (key === undefined) {
    if (due === 'value') return [];
    return STATEMENT.map(([label, opens, doc]) => ({
      label,
      kind: 'property',
      doc,
      insert: keyInsert(label, opens, cursor, language),
      isSnippet: true,
    }));
  }
  if (key === 'Effect') return ['Allow', 'Deny'].map((label) => ({ label, kind: 'value' }));
  if (key === 'Action' || key === 'NotAction') return actions(context, cursor);
  if (key === 'Condition') {
    if (inner.length === 0) {
      return conditionOperators.map((label) => ({
        label,
        kind: 'property',
        insert: keyInsert(label, 'map', cursor, language),
        isSnippet: true,
      }));
    }
    if (inner.length === 1 && due !== 'value') return conditionKeys(context, cursor);
  }
  return null;
}

function actions({ iam }: CompletionContext, { typed }: Cursor): readonly Completion[] {
  const colon = typed.indexOf(':');
  const service = colon < 0 ? null : iam.get(typed.slice(0, colon));
  if (service === null) {
    return iam.services.map((prefix) => ({ label: `${prefix}:`, kind: 'action' }));
  }
  return [
    { label: `${service.prefix}:*`, kind: 'action', detail: `all actions of ${service.name}` },
    ...Object.values(service.actions).map(
      (action): Completion => ({
        label: `${service.prefix}:${action.name}`,
        kind: 'action',
        detail: action.level,
        doc: action.doc,
      }),
    ),
  ];
}

function conditionKeys({ iam, template }: CompletionContext, cursor: Cursor): readonly Completion[] {
  const colon = cursor.typed.indexOf(':');
  const service = colon < 0 ? null : iam.get(cursor.typed.slice(0, colon));
  const own = Object.values(service?.conditionKeys ?? {}).map(({ key, doc }) => [key, doc] as const);
  return [...GLOBAL_KEYS.map((key) => [key, undefined] as const), ...own].map(([label, doc]) => ({
    label,
    kind: 'property',
    ...(doc !== undefined && { doc }),
    insert: keyInsert(label, null, cursor, template.document.language),
    isSnippet: true,
  }));
}
