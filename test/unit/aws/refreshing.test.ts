import assert from 'node:assert/strict';
import type { AwsCredentialIdentity } from '@smithy/types';
import { refreshing } from '../../../server/src/adapters/aws/refreshing.ts';

const minute = 60_000;

function source(lifetime: number | null) {
  const state: { now: number; fetched: number; failing: boolean } = { now: 1_000_000, fetched: 0, failing: false };
  const fetch = async (): Promise<AwsCredentialIdentity> => {
    state.fetched += 1;
    if (state.failing) throw new Error('no');
    const keys = { accessKeyId: `k${state.fetched}`, secretAccessKey: 's' };
    return lifetime === null ? keys : { ...keys, expiration: new Date(state.now + lifetime) };
  };
  const credentials = refreshing(fetch, () => state.now);
  return { state, credentials, provider: credentials.get };
}

describe('credentials that refresh themselves', () => {
  it('are fetched once for many callers', async () => {
    const { state, provider } = source(60 * minute);
    await Promise.all([provider(), provider(), provider()]);
    await provider();
    assert.equal(state.fetched, 1);
  });

  it('are fetched again from five minutes before they expire', async () => {
    const { state, provider } = source(60 * minute);
    await provider();
    state.now += 54 * minute;
    assert.equal((await provider()).accessKeyId, 'k1');
    state.now += minute;
    assert.equal((await provider()).accessKeyId, 'k2');
  });

  it('never expire where they say nothing of it', async () => {
    const { state, provider } = source(null);
    await provider();
    state.now += 1_000_000 * minute;
    await provider();
    assert.equal(state.fetched, 1);
  });

  it('do not remember a failure', async () => {
    const { state, provider } = source(60 * minute);
    state.failing = true;
    await assert.rejects(provider());
    state.failing = false;
    assert.equal((await provider()).accessKeyId, 'k2');
  });

  it('stay in use while they are valid though the refresh fails, and no longer', async () => {
    const { state, provider } = source(60 * minute);
    await provider();
    state.failing = true;
    state.now += 58 * minute;
    assert.equal((await provider()).accessKeyId, 'k1');
    state.now += 2 * minute;
    await assert.rejects(provider());
  });

  it('are fetched again when AWS takes them for expired before their time', async () => {
    const { state, credentials, provider } = source(60 * minute);
    await provider();
    state.now += 10 * minute;
    assert.equal(credentials.expired('k1'), true);
    assert.equal((await provider()).accessKeyId, 'k2');
    assert.equal(credentials.expired('k1'), true, 'others have been had since');
    assert.equal((await provider()).accessKeyId, 'k2');
  });

  it('are not fetched again and again when AWS refuses those that it has just given', async () => {
    const { credentials, provider, state } = source(60 * minute);
    await provider();
    assert.equal(credentials.expired('k1'), false);
    assert.equal(state.fetched, 1);
  });
});
