/** The data on CloudFormation and IAM that ship with the product. */
import { existsSync } from 'node:fs';
import type { IamIndex, IamService } from '../../core/cfn/schema/iam.ts';
import type { ResourceSchema, SchemaIndex } from '../../core/cfn/schema/schema.ts';
import { openBlobs } from './blobs.ts';

// From the bundle's files in out/server, and from this file in the source tree.
const folders = ['../data/', '../../../../out/data/'].map((path) => new URL(path, import.meta.url));

/** Opened when first asked for. The function @throws AppError ENVIRONMENT where they are missing or damaged. */
export function installedSchemas(): () => SchemaIndex {
  return once(() => {
    const blobs = openBlobs<ResourceSchema>(new URL('types', folder()));
    return { date: blobs.date, types: blobs.keys, has: blobs.has, get: blobs.get };
  });
}

/** Opened when first asked for. The function @throws AppError ENVIRONMENT where they are missing or damaged. */
export function installedIam(): () => IamIndex {
  return once(() => {
    const blobs = openBlobs<IamService>(new URL('iam', folder()));
    const policies = once(() => openBlobs<Readonly<Record<string, string>>>(new URL('policies', folder())));
    return {
      date: blobs.date,
      services: blobs.keys,
      get: (prefix) => blobs.get(prefix.toLowerCase()),
      managedPolicy: (name) => {
        const actions = policies().get(name);
        if (actions === null) return null;
        return Object.entries(actions).flatMap(([service, names]) =>
          names.split(' ').map((action) => `${service}:${action}`.toLowerCase()),
        );
      },
    };
  });
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function folder(): URL {
  const [first, second] = folders;
  const found = folders.find((candidate) => existsSync(new URL('types.json', candidate)));
  return found ?? second ?? first ?? new URL('.', import.meta.url);
}
