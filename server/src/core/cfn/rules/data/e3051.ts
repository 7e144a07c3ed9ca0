import { nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { functionAt } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, textAt, writtenAt } from '../written.ts';

export const e3051: ResourceRule = {
  kind: 'resource',
  id: 'E3051',
  severity: 'error',
  title: 'Documents of Systems Manager',
  about: 'A document that is written as a map has a schemaVersion, which is one that there is.',
  link: servicePage('systems-manager/latest/userguide/documents-schemas-features'),
  mutedByMacros: true,
  *check({ type, properties }) {
    const content = nodeAtPath(properties, ['Content']);
    if (type !== 'AWS::SSM::Document' || content?.kind !== 'map' || functionAt(content) !== null) return;
    const kind = textAt(properties, 'DocumentType');
    // Others have documents of their own form.
    if (kind !== undefined && !/^(?:Command|Automation|Session|Policy|Package)$/.test(kind)) return;
    const [first] = content.entries;
    if (first === undefined) return;
    const version = writtenAt(content, 'schemaVersion');
    if (lacks(content, 'schemaVersion') && kind !== 'Package') {
      yield { span: placeOf(first.key), message: 'A document needs: schemaVersion' };
    } else if (version !== undefined && !/^(?:0\.3|1\.0|1\.2|2\.0|2\.2)$/.test(version.text)) {
      yield {
        span: placeOf(version.node),
        message: `A schemaVersion is 0.3, 1.0, 1.2, 2.0 or 2.2, not: ${version.text}`,
      };
    }
  },
};
