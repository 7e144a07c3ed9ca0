import { textOf } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ValueRule } from '../rule.ts';

export const w3010: ValueRule = {
  kind: 'value',
  id: 'W3010',
  severity: 'info',
  title: 'Availability zones that are written out',
  about: 'A template with the name of a zone fits one region only; Fn::GetAZs gives those of any.',
  mutedByMacros: true,
  *check({ node, path }) {
    if (!/(?:^|\.)Availability(?:Zone|Zones)$/.test(path)) return;
    const text = textOf(node);
    if (text === undefined || !/^[a-z]{2,4}(?:-[a-z]+)+-\d[a-z]$/.test(text)) return;
    yield {
      span: innerSpan(node),
      message: `This fits one region only; use !Select [0, !GetAZs ""] or the like, not: ${text}`,
    };
  },
};
