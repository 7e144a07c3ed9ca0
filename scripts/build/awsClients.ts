/**
 * Bundles of each AWS client what the server calls. A client has hundreds of commands, with the shapes of all that they
 * take and give: whole ones would double the size of the package, and the memory and the time that loading takes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { projectRoot } from '../paths.ts';

const loaders = path.join(projectRoot, 'server/src/adapters/aws/clients.ts');

export function awsClients(): Plugin {
  return {
    name: 'aws-clients',
    setup: (build) => {
      const actions = calledActions();
      build.onResolve({ filter: /^@aws-sdk\/client-/ }, ({ path: specifier, importer }) =>
        importer === loaders ? { path: specifier, namespace: 'aws-client' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'aws-client' }, ({ path: specifier }) => ({
        contents: `export { ${clientExports(specifier, actions).join(', ')} } from '${specifier}';`,
        resolveDir: path.dirname(loaders),
        loader: 'ts',
      }));
    },
  };
}

/** The operations that the server names anywhere, of whatever service: `kms.op('ListKeys')`. */
export function calledActions(): ReadonlySet<string> {
  const folder = path.join(projectRoot, 'server/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const named = files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/\.op\(\s*'(\w+)'/g)].map(([, action = '']) => action),
  );
  return new Set(named);
}

/** The names that `adapters/aws/clients.ts` looks for: the client, commands and paginators. */
export function clientExports(specifier: string, actions: ReadonlySet<string>): readonly string[] {
  const folder = path.join(projectRoot, 'node_modules', specifier, 'dist-es');
  const called = (part: string, pattern: RegExp): readonly string[] =>
    filesOf(folder, part, pattern).filter((name) => actions.has(name));
  return [
    ...filesOf(folder, '.', /^(\w+Client)\.js$/),
    ...called('commands', /^(\w+)Command\.js$/).map((name) => `${name}Command`),
    ...called('pagination', /^(\w+)Paginator\.js$/).map((name) => `paginate${name}`),
  ];
}

/** Of a folder that not every client has. */
function filesOf(folder: string, part: string, pattern: RegExp): readonly string[] {
  const inside = path.join(folder, part);
  return existsSync(inside) ? readdirSync(inside).flatMap((file) => pattern.exec(file)?.[1] ?? []) : [];
}
