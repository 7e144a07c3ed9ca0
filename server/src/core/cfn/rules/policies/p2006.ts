import { roleKinds, roleName } from '../../../accounts/roles.ts';
import { textOf, valueAt } from '../../document/node.ts';
import { functionAt, innerSpan, subOf } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { ResourceRule } from '../rule.ts';
import { branchesOf } from '../visits.ts';
import { writtenText } from './principals.ts';

export const p2006: ResourceRule = {
  kind: 'resource',
  id: 'P2006',
  severity: 'warning',
  title: 'Names of Panther’s roles',
  about:
    'A role of Panther has the name by which scans, StackSets and remediation look for it: PantherAuditRole-<region of the master account> and the like.',
  fixes: true,
  mutedByMacros: true,
  *check({ type, properties }) {
    const whole = type === 'AWS::IAM::Role' ? valueAt(properties, 'RoleName') : undefined;
    for (const node of whole === undefined ? [] : branchesOf(whole)) {
      const name = writtenText(node);
      if (name === undefined || !name.startsWith('Panther')) continue;
      const call = functionAt(node);
      const place = call === null ? node : (subOf(call).template ?? node);
      if (textOf(place) === undefined) continue;
      const span = innerSpan(place);
      const dash = name.indexOf('-');
      const base = dash < 0 ? name : name.slice(0, dash);
      if (ROLES.includes(base)) {
        if (dash >= 0 && name.length > dash + 1) continue;
        yield {
          span,
          message: `The region of the master account is due after the name and a dash, as in ${base}-us-east-1: ${name}`,
        };
        continue;
      }
      const close = nearest(base, ROLES);
      // Other roles may begin like this.
      if (close === null) continue;
      const baseSpan = { start: span.start, end: span.start + base.length };
      yield {
        span: baseSpan,
        message: `Panther looks for no role of this name; did you mean ${close}: ${base}`,
        fixes: [replaceWith(baseSpan, close)],
      };
    }
  },
};

/** Without the region that follows. */
const ROLES: readonly string[] = [
  ...roleKinds.map((kind) => roleName(kind, '').slice(0, -'-'.length)),
  'PantherCloudFormationStackSetAdminRole',
];
