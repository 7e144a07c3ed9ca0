import assert from 'node:assert/strict';
import { lensText } from '../../../client/src/documents/templateLensText.ts';
import type { LiveFacts } from '../../../server/src/protocol/lenses.ts';
import { t } from './support.ts';

describe('the lenses above templates', () => {
  const live: LiveFacts = { kind: 'live', count: 1204, outside: 0, sure: true, cut: false };
  const titles: readonly (readonly [Partial<LiveFacts>, string])[] = [
    [{}, '1,204 live'],
    [{ outside: 3 }, '1,204 live, 3 changed outside the stack'],
    [{ sure: false }, 'Perhaps 1,204 live'],
    [{ sure: false, cut: true, outside: 1 }, 'Perhaps 1,204 or more live, 1 changed outside the stack'],
    [{ cut: true }, '1,204 or more live'],
  ];
  for (const [facts, title] of titles) {
    it(`say ${title}`, () => assert.equal(lensText({ ...live, ...facts }, t).title, title));
  }

  it('say that a file that was changed is not what is deployed', () => {
    const own = { kind: 'ownTemplate', template: 'scanRole', action: 'deploy' } as const;
    assert.equal(lensText({ ...own, edited: false }, t).title, 'Deploy');
    const edited = lensText({ ...own, edited: true }, t);
    assert.equal(edited.title, 'Deploy (as shipped)');
    assert.match(edited.tooltip, /stays in this file/);
  });
});
