import assert from 'node:assert/strict';
import { describeEnvironment } from '../../../server/src/app/diagnostics/describeEnvironment.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { accountOf } from '../scan/things.ts';
import { useInventory } from '../store/openInventory.ts';

describe('what a bug report needs', () => {
  const { store } = useInventory();

  it('names settings and versions, and neither passwords nor account ids', async () => {
    const ctx = appContext({
      aws: scriptedAws({}),
      store: store(),
      clock: hastyClock(),
      accounts: { master: null, accounts: [accountOf()] },
      catalog: [],
    });
    const text = await describeEnvironment(ctx, {
      version: '1.2.3',
      runtime: { node: '24.0.0' },
      platform: 'linux x64',
      home: '/h',
      storeProblem: null,
      env: {
        HTTPS_PROXY: 'http://user:p@ss/w:rd@proxy.example:3128',
        HTTP_PROXY: 'user:secret@proxy.example:3128',
        AWS_PROFILE: 'me@work',
        AWS_SECRET_ACCESS_KEY: 'never',
      },
    });
    assert.match(text, /^HTTPS_PROXY: http:\/\/proxy\.example:3128$/m);
    assert.match(text, /^HTTP_PROXY: proxy\.example:3128$/m);
    assert.match(text, /^AWS_PROFILE: me@work$/m);
    assert.match(text, /^Panther Cloud Security 1\.2\.3$/m);
    assert.doesNotMatch(text, /ss\/w|secret|never|\d{12}/);
  });
});
