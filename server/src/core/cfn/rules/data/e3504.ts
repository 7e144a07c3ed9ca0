import { nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { itemsAt, numberAt, placeOf, writtenAt } from '../written.ts';

export const e3504: ResourceRule = {
  kind: 'resource',
  id: 'E3504',
  severity: 'error',
  title: 'Cold backups',
  about: 'What goes to cold storage stays there for 90 days at least before it is deleted.',
  link: servicePage('aws-backup/latest/devguide/API_Lifecycle'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::Backup::BackupPlan') return;
    for (const rule of itemsAt(properties, 'BackupPlan', 'BackupPlanRule')) {
      const lifecycle = nodeAtPath(rule, ['Lifecycle']) ?? null;
      const [cold, gone] = ['MoveToColdStorageAfterDays', 'DeleteAfterDays'].map((key) => numberAt(lifecycle, key));
      const place = writtenAt(lifecycle, 'DeleteAfterDays');
      if (cold === undefined || gone === undefined || place === undefined || gone === -1 || gone >= cold + 90) continue;
      yield {
        span: placeOf(place.node),
        message: `With cold storage after ${cold} days this is ${cold + 90} or more, not: ${gone}`,
      };
    }
  },
};
