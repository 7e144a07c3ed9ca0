import { functionPage } from '../../model/functionInfo.ts';
import { getAttOf } from '../../model/functions.ts';
import type { CallRule } from '../rule.ts';
import { schemaOf, wrongIdentifier } from './wrongIdentifier.ts';

export const e1040: CallRule = {
  kind: 'call',
  id: 'E1040',
  severity: 'error',
  title: 'Fn::GetAtt that gives another identifier than is due',
  about: 'A property takes the ARN of a resource and the attribute is its name, or the other way round.',
  link: functionPage('Fn::GetAtt'),
  fixes: true,
  mutedByMacros: true,
  *check(visit, context) {
    const got = visit.call.name === 'Fn::GetAtt' ? getAttOf(visit.call) : null;
    if (got === null || got.attribute === null) return;
    const schema = schemaOf(got.id, context);
    if (schema === null || !Object.hasOwn(schema.attributes, got.attribute)) return;
    yield* wrongIdentifier({ visit, id: got.id, schema, gives: got.attribute, span: got.attributeSpan }, context);
  },
};
