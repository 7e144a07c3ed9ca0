import { entryOf } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { isModuleType } from '../../schema/typeNames.ts';
import type { ResourceRule } from '../rule.ts';

export const e5001: ResourceRule = {
  kind: 'resource',
  id: 'E5001',
  severity: 'error',
  title: 'Keys of modules',
  about: 'A module has no CreationPolicy and no UpdatePolicy: the resources in it may.',
  link: servicePage('cloudformation-cli/latest/userguide/modules'),
  mutedByMacros: true,
  *check({ type, body }) {
    if (type === null || !isModuleType(type)) return;
    for (const key of ['CreationPolicy', 'UpdatePolicy']) {
      const entry = entryOf(body, key);
      if (entry !== undefined) yield { span: innerSpan(entry.key), message: `A module has no ${key}.` };
    }
  },
};
