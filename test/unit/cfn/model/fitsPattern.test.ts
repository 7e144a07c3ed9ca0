import assert from 'node:assert/strict';
import { fitsPattern } from '../../../../server/src/core/cfn/pattern/fitsPattern.ts';

const patterns = [
  '',
  'abc',
  '^[a-z][-a-z0-9]{0,5}$',
  '(a|bc)+d?',
  '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}',
  '^(?=.*\\d)(?=.*[A-Z])[\\w!]{4,}$',
  '^(?!aws:).+',
  '(\\w+) \\1',
  'a.*?b',
  'a{2}|b{2,}|c{1,2}',
  '[^\\s\\\\/"\\]]+$',
  '\\bcat\\B',
  '^$|^arn:[^:]*:s3:::[a-z0-9.-]+$',
  '(a*)*b',
  '(|a)+b',
  '[\\x41-\\u005A]+',
];

const texts = [
  '',
  'a',
  'abc',
  'aab',
  'bcabcd',
  'a-b-c-d-e',
  '10.0.255.1',
  '256.0.0.1',
  'Pass1!',
  'aws:tag',
  'the the',
  'cats cat',
  'arn:aws:s3:::bucket',
  'a/b "c"',
  'ABC\n',
  'bb cc',
];

describe('patterns', () => {
  it('are matched as JavaScript matches them, as a part and as a whole', () => {
    for (const pattern of patterns) {
      for (const text of texts) {
        const told = [false, true].map((whole) => fitsPattern(pattern, text, { whole }));
        assert.deepEqual(
          told,
          [new RegExp(pattern).test(text), new RegExp(`^(?:${pattern})$`).test(text)],
          `${pattern} and ${JSON.stringify(text)}`,
        );
      }
    }
  });

  it('know Java’s names of letters', () => {
    assert.equal(fitsPattern('\\p{Upper}\\p{Alnum}+\\P{Digit}', 'Ab1x', { whole: true }), true);
    assert.equal(fitsPattern('\\p{L}+', 'größe', { whole: true }), true);
  });

  it('that only one language has are not judged, nor broken ones', () => {
    for (const pattern of ['(?<=a)b', 'a++', '(?i)a', '[a&&b]', '(', ')', '*a', '[b-a]', 'a{1', '\\Qa\\E', '(?>a)']) {
      assert.equal(fitsPattern(pattern, 'b', { whole: false }), pattern === 'a{1' ? false : null, pattern);
    }
  });

  it('give up in time, whatever they are', () => {
    const bad: readonly (readonly [string, string])[] = [
      ['(a+)+$', `${'a'.repeat(1000)}!`],
      ['a*a*a*a*a*a*b', 'a'.repeat(1000)],
      ['(a|aa)*$', `${'a'.repeat(1000)}b`],
      [`${'('.repeat(49)}a${')*'.repeat(49)}b`, 'a'.repeat(500)],
      ['(.|\\n)*b', 'a'.repeat(1000)],
    ];
    for (const [pattern, text] of bad)
      assert.equal(fitsPattern(pattern, text, { whole: false }) ?? null, null, pattern);
  });

  it('are not tried with texts of any length', () => {
    assert.equal(fitsPattern('a', 'b'.repeat(5000), { whole: false }), null);
  });
});
