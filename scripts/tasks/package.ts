// npm run package: makes panther-cloud-security-VERSION.vsix.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { packageExtension } from '../package/vsix.ts';
import { projectRoot } from '../paths.ts';

const manifest = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string };
const name = `panther-cloud-security-${manifest.version}.vsix`;
const file = path.join(projectRoot, name);
await packageExtension(file);
process.stdout.write(`${name}: ${((await stat(file)).size / 1024 / 1024).toFixed(2)} MB\n`);
