import assert from 'node:assert/strict';
import { mayRestart } from '../../../client/src/crashPolicy.ts';

describe('a server that crashed', () => {
  it('is started again', () => {
    assert.equal(mayRestart([1000], 1000), true);
  });

  it('is left alone after four crashes within three minutes', () => {
    assert.equal(mayRestart([0, 1000, 2000], 2000), true);
    assert.equal(mayRestart([0, 1000, 2000, 3000], 3000), false);
  });

  it('is forgiven what was long ago', () => {
    assert.equal(mayRestart([0, 1000, 2000, 600_000], 600_000), true);
  });
});
