import { stat } from 'node:fs/promises';
import path from 'node:path';
import { packageExtension } from '../../../../scripts/package/vsix.ts';
import { resourceChildren } from '../../../../server/src/protocol/tree.ts';
import type { Case, CaseContext, Figures } from '../../bench.ts';
import { percentile } from '../../percentile.ts';
import { activationTime } from '../activation/activationTime.ts';
import { accountIds, makeEstate } from '../estate.ts';
import { round } from '../figures.ts';
import { startLanguageServer } from '../languageServer.ts';

const starts = 7;

export const start: Case = {
  name: 'start',
  about: 'how soon the extension and its server are there, and how large the package is',
  targets: [],
  mostMinutes: 10,
  run: measure,
};

async function measure(context: CaseContext): Promise<Figures> {
  const { folder, signal } = context;
  const vsix = path.join(folder, 'panther.vsix');
  await packageExtension(vsix, signal);
  const estate = await makeEstate(folder, accountIds(50));
  // Nothing answers there: nothing is to be asked.
  const env = estate.environment('http://127.0.0.1:9');
  const ready: number[] = [];
  const painted: number[] = [];
  for (let round = 0; round < starts; round += 1) {
    const startedAt = performance.now();
    const server = await startLanguageServer({ home: estate.home, env, signal });
    const shape = { groupBy: ['account'] as const, filter: null };
    await server.request(resourceChildren, { shape, parent: null, offset: 0 });
    painted.push(performance.now() - startedAt);
    ready.push(server.readyMs);
    await server.stop();
  }
  return {
    server_ready_ms: round(percentile(ready, 0.5)),
    server_ready_max_ms: round(percentile(ready, 1)),
    first_answer_ms: round(percentile(painted, 0.5)),
    ...(await activation(context, env)),
    vsix_mb: round((await stat(vsix)).size / 1e6),
  };
}

/** Where no VS Code can be had, the rest is worth knowing all the same. */
async function activation(context: CaseContext, env: Readonly<Record<string, string>>): Promise<Figures> {
  const { folder, signal, say } = context;
  const [activated] = await Promise.allSettled([activationTime({ folder, env, signal, say })]);
  if (activated.status === 'fulfilled') {
    return { activation_ms: activated.value === null ? null : round(activated.value) };
  }
  say(`not measured in VS Code: ${String(activated.reason)}`);
  return { activation_ms: null };
}
