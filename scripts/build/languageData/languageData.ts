/**
 * Builds `out/data`: what the language server knows of CloudFormation and IAM, as compressed blobs, one for each type and
 * service, with a table of contents, so that the server reads what a template names and nothing else.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { blobFiles } from '../../../server/src/adapters/languageData/blobFiles.ts';
import { projectRoot } from '../../paths.ts';
import { constraintsPackage } from './constraints.ts';
import { iamPackage, readIamServices } from './iamServices.ts';
import managedPolicies from './managedPolicies.json' with { type: 'json' };
import { readResourceTypes, specPackage } from './resourceTypes.ts';

export const dataFolder = path.join(projectRoot, 'out', 'data');

/** What of the server's own code makes the data, too. */
const sharedCode = ['adapters/languageData/blobFiles.ts', 'core/cfn/schema/shortDoc.ts'].map((file) =>
  path.join(projectRoot, 'server/src', file),
);

/** Does nothing where `out/data` was built from the same packages by the same code. */
export function buildLanguageData(): void {
  const sources = sourcesKey();
  if (builtFrom() === sources) return;
  mkdirSync(dataFolder, { recursive: true });
  const types = readResourceTypes();
  writeBlobs(
    'types',
    types.map((type) => [type.type, type]),
    dateOf(specPackage),
  );
  const services = readIamServices();
  writeBlobs(
    'iam',
    services.map((service) => [service.prefix, service]),
    dateOf(iamPackage),
  );
  writeBlobs('policies', Object.entries(managedPolicies.policies), managedPolicies.date);
  write('sources.json', JSON.stringify({ sources }));
}

/** `<name>.bin` holds the blobs; `<name>.json` where each begins and how long it is. */
function writeBlobs(name: string, items: readonly (readonly [string, object])[], date: string): void {
  const { bin, contents } = blobFiles(items, date);
  write(`${name}.bin`, bin);
  write(`${name}.json`, contents);
}

/** Whole or not at all: another process may read it at the same time. */
function write(name: string, content: string | Buffer): void {
  const file = path.join(dataFolder, name);
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}

function sourcesKey(): string {
  const own = readdirSync(import.meta.dirname).sort();
  const code = [...own.map((file) => path.join(import.meta.dirname, file)), ...sharedCode].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const versions = [specPackage, constraintsPackage, iamPackage].map((name) => `${name}@${manifestOf(name).version}`);
  return createHash('sha256')
    .update([...code, ...versions].join('\0'))
    .digest('hex');
}

function builtFrom(): string | null {
  try {
    return (JSON.parse(readFileSync(path.join(dataFolder, 'sources.json'), 'utf8')) as { sources: string }).sources;
  } catch {
    return null;
  }
}

/** When a version of a package that does not name its day was published. An update of the package adds a line. */
const published: Readonly<Record<string, string>> = {
  '@aws-cdk/aws-service-spec@0.1.216': '2026-09-29',
};

/** The day of a package's data: its version may name it (`0.21.202609261`). @throws Error where nothing does */
function dateOf(name: string): string {
  const { version } = manifestOf(name);
  const day = /(20\d\d)(\d\d)(\d\d)/.exec(version);
  const known = published[`${name}@${version}`] ?? (day === null ? undefined : `${day[1]}-${day[2]}-${day[3]}`);
  if (known === undefined)
    throw new Error(`Say in ${import.meta.filename} when this was published: ${name}@${version}`);
  return known;
}

function manifestOf(name: string): { readonly version: string } {
  return JSON.parse(readFileSync(path.join(projectRoot, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
}
