import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { isCustomType, isModuleType, isPrivateType } from '../../schema/typeNames.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { ResourceRule } from '../rule.ts';

/** A warning: AWS brings types every week, and the data here are of one day. */
export const e3006: ResourceRule = {
  kind: 'resource',
  id: 'E3006',
  severity: 'warning',
  title: 'Resource types',
  about: 'The type is among those that were known when the data here were made; types of others are not looked at.',
  link: userGuide('aws-template-resource-type-ref'),
  fixes: true,
  mutedByMacros: true,
  *check({ type, typeNode }, { schemas }) {
    if (type === null || typeNode === null || schemas.has(type)) return;
    if (isCustomType(type) || isModuleType(type) || isPrivateType(type)) return;
    const close = nearest(type, schemas.types);
    yield {
      span: innerSpan(typeNode),
      message: `This type is not among those known on ${schemas.date}${close === null ? '' : `; did you mean ${close}`}: ${type}`,
      fixes: close === null ? [] : [replaceWith(innerSpan(typeNode), close)],
    };
  },
};
