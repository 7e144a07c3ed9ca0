/** Ids that AWS gives, where a template writes one out: `vpc-0123456789abcdef0`. */
import { linkOf } from '../references/wrongIdentifier.ts';
import type { Finding, RuleContext, ValueVisit } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { textIn } from './writtenText.ts';

export interface IdFormat {
  /** `vpc` */
  readonly prefix: string;
  /** What is identified so, `AWS::EC2::VPC`. */
  readonly type: string;
  /** How the names of properties end that take such an id, and nothing else. */
  readonly named: RegExp;
}

export function* badId(visit: ValueVisit, { prefix, type, named }: IdFormat, context: RuleContext): Generator<Finding> {
  const { node, property, path } = visit;
  const links = (property.links ?? []).map(linkOf);
  const isMeant =
    links.length === 0 ? visit.schema.type === 'AWS::EC2::Instance' : links.every((link) => link.type === type);
  if (!isMeant || !named.test(path)) return;
  const text = textIn(node);
  if (text === undefined || text === '' || new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`).test(text)) return;
  yield {
    span: wordOf(node, context.template.document.text),
    message: `${path} takes an id like ${prefix}-0123456789abcdef0, not: ${text}`,
  };
}
