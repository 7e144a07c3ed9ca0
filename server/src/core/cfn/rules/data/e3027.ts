import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, writtenAt } from '../written.ts';

export const e3027: ResourceRule = {
  kind: 'resource',
  id: 'E3027',
  severity: 'error',
  title: 'Schedules',
  about:
    'The schedule of a rule of EventBridge is rate(5 minutes), with the unit in the singular for 1, or cron with six fields, of which one says ?.',
  link: servicePage('eventbridge/latest/userguide/eb-scheduled-rule-pattern'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::Events::Rule') return;
    const written = writtenAt(properties, 'ScheduleExpression');
    // Some leave it out with an empty text.
    const problem = written === undefined || written.text === '' ? null : problemOf(written.text);
    if (written !== undefined && problem !== null) {
      yield { span: placeOf(written.node), message: `${problem}: ${written.text}` };
    }
  },
};

function problemOf(text: string): string | null {
  const found = /^(rate|cron)\((.*)\)$/.exec(text);
  if (found === null) return 'A schedule is rate(...) or cron(...)';
  return found[1] === 'rate' ? problemOfRate(found[2] ?? '') : problemOfCron(found[2] ?? '');
}

function problemOfRate(inner: string): string | null {
  const found = /^(\d+) (minute|hour|day)(s?)$/.exec(inner);
  if (found === null) return 'A rate is a number and minutes, hours or days';
  const count = Number(found[1]);
  if (count === 0) return 'A rate is 1 or more';
  if (count === 1) return found[3] === '' ? null : `With 1 the unit is in the singular, ${found[2]}`;
  return found[3] === 's' ? null : `The unit is in the plural, ${found[2]}s`;
}

function problemOfCron(inner: string): string | null {
  const fields = inner.trim().split(/\s+/);
  if (fields.length !== 6) {
    return `A cron has six fields (minutes, hours, day of the month, month, day of the week, year), this ${fields.length}`;
  }
  const [, , dayOfMonth, , dayOfWeek] = fields;
  return dayOfMonth === '?' || dayOfWeek === '?' ? null : 'Of the day of the month and the day of the week one says ?';
}
