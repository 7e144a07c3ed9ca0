// npm run pictures: drives the packaged extension in a real VS Code (the UI tests do) and keeps what the docs show.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, projectRoot } from '../paths.ts';
import { runCommand } from '../runCommand.ts';

/** A picture of the docs, and the screenshot of the UI tests that it is. */
const pictures = {
  'overview.png': 'go-to-resource.png',
  'add-account.png': 'add-account-changes.png',
  'coverage.png': 'denied.png',
  'live-events.png': 'events-record.png',
  'stackset-plan.png': 'stackset-plan.png',
  'fleet-health.png': 'fleet-health.png',
  'template.png': 'template-live.png',
} as const;

const tests = path.join(projectRoot, 'scripts', 'tasks', 'test.ts');
const { code, output } = await runCommand(process.execPath, [tests, 'ui'], { cwd: projectRoot });
if (code !== 0) throw new Error(`The pictures come from the UI tests, and those failed:\n${output.trim()}`);

const folder = path.join(projectRoot, 'docs', 'pictures');
await mkdir(folder, { recursive: true });
for (const [picture, screenshot] of Object.entries(pictures)) {
  await copyFile(path.join(cacheFolder(), 'screenshots', screenshot), path.join(folder, picture));
  process.stdout.write(`docs/pictures/${picture}\n`);
}
