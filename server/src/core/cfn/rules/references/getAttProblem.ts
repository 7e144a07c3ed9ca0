/** What is wrong with the names of a Fn::GetAtt, or of a `${Name.Attribute}`. */
import type { GetAtt } from '../../model/functions.ts';
import { attributeOf } from '../../schema/attributes.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, Fix, RuleContext } from '../rule.ts';

export function* getAttProblem(
  { id, idSpan, attribute, attributeSpan }: GetAtt,
  { template, ids, schemas }: RuleContext,
  otherFixes: readonly Fix[] = [],
): Generator<Finding> {
  const resource = template.resources.get(id);
  if (resource === undefined) {
    if (ids.isResource(id)) return;
    const close = nearest(id, [...template.resources.keys()]);
    const hint = template.parameters.has(id) ? ', it is a parameter' : close === null ? '' : `; did you mean ${close}`;
    yield {
      span: idSpan,
      message: `There is no such resource${hint}: ${id}`,
      fixes: [...(close === null ? [] : [replaceWith(idSpan, close)]), ...otherFixes],
    };
    return;
  }
  if (resource.type === null || attribute === null) return;
  const answer = attributeOf(resource.type, attribute, schemas);
  if (answer.kind !== 'none') return;
  const close = nearest(attribute, answer.names) ?? onlyOneLike(attribute, answer.names);
  if (answer.isProperty && close === null) {
    yield {
      span: attributeSpan,
      severity: 'warning',
      message: `AWS documents this as a property of ${resource.type}, not as an attribute that Fn::GetAtt gives: ${attribute}`,
    };
    return;
  }
  const few = answer.names.length > 0 && answer.names.length <= 6 ? `, it has ${answer.names.join(', ')}` : '';
  yield {
    span: attributeSpan,
    message: `${resource.type} has no such attribute${close === null ? few : `; did you mean ${close}`}: ${attribute}`,
    fixes: close === null ? [] : [replaceWith(attributeSpan, close)],
  };
}

/** `TopicArn` for `Arn`. */
function onlyOneLike(attribute: string, names: readonly string[]): string | null {
  const [first, ...others] = names.filter((name) => name.toLowerCase().endsWith(attribute.toLowerCase()));
  return others.length === 0 ? (first ?? null) : null;
}
