import { servicePage } from '../../documentation.ts';
import type { ObjectRule } from '../rule.ts';
import { textIn } from '../schema/writtenText.ts';
import { itemsAt, placeOf, textAt } from '../written.ts';
import { isIPv4, isIPv6 } from './addresses.ts';
import { isRecord } from './records.ts';

export const e3023: ObjectRule = {
  kind: 'object',
  id: 'E3023',
  severity: 'error',
  title: 'Values of records',
  about:
    'A record of Route 53 has values of its kind: addresses (A, AAAA), one name (CNAME), texts in quotes (TXT) and so on.',
  link: servicePage('Route53/latest/DeveloperGuide/ResourceRecordTypes'),
  mutedByMacros: true,
  *check(visit) {
    const type = isRecord(visit) ? textAt(visit.node, 'Type') : undefined;
    const form = type === undefined || !Object.hasOwn(FORMS, type) ? undefined : FORMS[type];
    if (type === undefined || form === undefined) return;
    const records = itemsAt(visit.node, 'ResourceRecords');
    const second = type === 'CNAME' ? records[1] : undefined;
    if (second !== undefined) yield { span: placeOf(second), message: 'A record of the type CNAME has one value.' };
    for (const record of records) {
      const text = textIn(record);
      if (text === undefined || form.fits(text)) continue;
      yield { span: placeOf(record), message: `A value of the type ${type} is ${form.is}, not: ${text}` };
    }
  },
};

interface Form {
  readonly fits: (text: string) => boolean;
  readonly is: string;
}

const NAME = /^(?:\*\.)?(?:[\w-]+\.)*[\w-]+\.?$/;
const numbersAndName =
  (count: number): Form['fits'] =>
  (text) => {
    const words = text.trim().split(/\s+/);
    return words.length === count + 1 && words.slice(0, count).every((word) => /^\d+$/.test(word));
  };
const quoted: Form = {
  fits: (text) => /^\s*"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*\s*$/.test(text),
  is: 'one or more texts in double quotes',
};

const FORMS: Readonly<Record<string, Form>> = {
  A: { fits: isIPv4, is: 'an IPv4 address' },
  AAAA: { fits: isIPv6, is: 'an IPv6 address' },
  CAA: { fits: (text) => /^\d+ [a-z0-9]+ "[^"]*"$/i.test(text.trim()), is: 'a flag, a tag and a text in quotes' },
  CNAME: { fits: (text) => NAME.test(text.trim()), is: 'the name of a domain' },
  MX: { fits: numbersAndName(1), is: 'a priority and the name of a domain' },
  SPF: quoted,
  SRV: { fits: numbersAndName(3), is: 'a priority, a weight, a port and the name of a domain' },
  TXT: quoted,
};
