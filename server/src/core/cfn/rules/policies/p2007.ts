import { roleName } from '../../../accounts/roles.ts';
import { valueAt } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';
import { addPolicy } from './addPolicy.ts';
import { writtenText } from './principals.ts';
import { roleAllows } from './roleAllows.ts';

export const p2007: ResourceRule = {
  kind: 'resource',
  id: 'P2007',
  severity: 'warning',
  title: 'Permissions of the scan role',
  about:
    'The role with which accounts are scanned allows every call of a scan. Nothing is said where a policy is not known: one of another template, or of AWS other than SecurityAudit and ViewOnlyAccess.',
  fixes: true,
  mutedByMacros: true,
  *check(role, { template, iam, needs }) {
    const whole = role.type === 'AWS::IAM::Role' ? valueAt(role.properties, 'RoleName') : undefined;
    const name = whole === undefined ? undefined : [...branchesOf(whole)].find(isScanRole);
    if (name === undefined || role.properties?.kind !== 'map') return;
    const allows = roleAllows(role, template, iam);
    if (allows === null) return;
    const { text } = template.document;
    const span = wordOf(name, text);
    const denied = needs.scanActions().filter(allows.denies);
    if (denied.length > 0) {
      yield { span, message: `A scan calls what a statement of this role denies: ${byService(denied)}` };
    }
    const missing = needs.scanActions().filter((action) => !allows.allows(action) && !allows.denies(action));
    if (missing.length === 0) return;
    const edit = addPolicy(role.properties, { name: 'PantherScan', actions: missing }, text);
    yield {
      span,
      message: `A scan calls what no statement of this role allows, and leaves those parts out: ${byService(missing)}`,
      fixes: edit === null ? [] : [{ title: 'Allow what is missing, in a policy PantherScan', edits: [edit] }],
    };
  },
};

function isScanRole(node: Parameters<typeof writtenText>[0]): boolean {
  return writtenText(node)?.startsWith(roleName('scan', '')) === true;
}

/** What a hover can show. */
const MOST_NAMED = 40;

/** `ec2 (DescribeVpcs), s3 (GetBucketAcl, GetBucketPolicy)`; of many how many of each service: `385: ec2 (52), s3 (17)`. */
function byService(actions: readonly string[]): string {
  const isShort = actions.length <= MOST_NAMED;
  const services = [...Map.groupBy(actions, (action) => action.split(':')[0] ?? '')].map(([service, all]) => {
    const names = all.map((action) => action.slice(service.length + 1));
    return `${service} (${isShort ? names.join(', ') : names.length})`;
  });
  return `${isShort ? '' : `${actions.length} actions, `}${services.join(', ')}`;
}
