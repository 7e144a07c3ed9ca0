/** Which operation a request is for, by what is on the wire alone. */
import type { WireOperation } from './operations.ts';
import { headerOf, type WireRequest } from './request.ts';

/** What a request says: fields of a form or of JSON, labels of the path, its query. */
export type Parameters = (name: string) => string | undefined;

export interface Routed {
  readonly operation: WireOperation;
  readonly parameters: Parameters;
}

export interface Router {
  /** Null: no operation that is known here. */
  route(request: WireRequest, signedAs: string): Routed | null;
}

interface Template {
  readonly operation: WireOperation;
  readonly method: string;
  readonly path: RegExp;
  readonly query: readonly (readonly [string, string | null])[];
}

export function createRouter(operations: readonly WireOperation[]): Router {
  const named = new Map<string, WireOperation>();
  const templates: Template[] = [];
  for (const operation of operations) {
    const { route } = operation;
    if (route.kind === 'rest') templates.push(templateOf(operation, route.method, route.path));
    else named.set(nameOf(operation), operation);
  }
  // The template that asks for most of a request is tried first: `/?acl` before `/`.
  templates.sort((a, b) => b.query.length - a.query.length || b.path.source.length - a.path.source.length);
  const ofService = Map.groupBy(templates, ({ operation }) => operation.signedAs);

  return {
    route: (request, signedAs) => {
      const type = headerOf(request, 'content-type') ?? '';
      if (type.startsWith('application/x-www-form-urlencoded')) return routeForm(named, request);
      const target = headerOf(request, 'x-amz-target');
      if (target !== null) return withJson(named.get(`target ${target}`), request);
      const rpc = /^\/service\/([^/]+)\/operation\/([^/?]+)/.exec(request.target);
      if (rpc !== null) return withoutParameters(named.get(`rpc ${rpc[1]}/${rpc[2]}`));
      // Services share paths such as /tags/{arn}: the signature tells them apart. Some are signed for by another name.
      return routeRest(ofService.get(signedAs) ?? [], request) ?? routeRest(templates, request);
    },
  };
}

function nameOf({ route, action }: WireOperation): string {
  if (route.kind === 'target') return `target ${route.target}`;
  if (route.kind === 'form') return `form ${route.version} ${action}`;
  return route.kind === 'rpc' ? `rpc ${route.name}` : action;
}

function routeForm(named: ReadonlyMap<string, WireOperation>, request: WireRequest): Routed | null {
  const form = new URLSearchParams(request.body);
  const operation = named.get(`form ${form.get('Version')} ${form.get('Action')}`);
  return operation === undefined ? null : { operation, parameters: (name) => form.get(name) ?? undefined };
}

function withJson(operation: WireOperation | undefined, request: WireRequest): Routed | null {
  if (operation === undefined) return null;
  const fields = (request.body === '' ? {} : JSON.parse(request.body)) as Readonly<Record<string, unknown>>;
  return { operation, parameters: (name) => textOf(fields[name]) };
}

function withoutParameters(operation: WireOperation | undefined): Routed | null {
  return operation === undefined ? null : { operation, parameters: () => undefined };
}

function routeRest(templates: readonly Template[], request: WireRequest): Routed | null {
  const [path = '', search = ''] = request.target.split('?', 2);
  const query = new URLSearchParams(search);
  const fits = (template: Template): RegExpExecArray | null => {
    if (template.method !== request.method) return null;
    const wanted = template.query.every(
      ([key, value]) => query.has(key) && (value === null || query.get(key) === value),
    );
    return wanted ? template.path.exec(path) : null;
  };
  const found = firstOf(templates, fits);
  if (found === null) return null;
  const labels = found.match.groups ?? {};
  const fields = jsonFields(request.body);
  return {
    operation: found.template.operation,
    parameters: (name) => decoded(labels[name]) ?? query.get(name) ?? textOf(fields[name]),
  };
}

function firstOf(
  templates: readonly Template[],
  fits: (template: Template) => RegExpExecArray | null,
): { readonly template: Template; readonly match: RegExpExecArray } | null {
  for (const template of templates) {
    const match = fits(template);
    if (match !== null) return { template, match };
  }
  return null;
}

/** Buckets are in the path, for the stub's host is an address. */
function templateOf(operation: WireOperation, method: string, template: string): Template {
  const [path = '', search = ''] = template.split('?', 2);
  const bucket = operation.service === 's3' && operation.action !== 'ListBuckets' ? '/(?<Bucket>[^/]+)' : '';
  const pattern = path
    .replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replace(/\{(\w+)\\\+\}/g, '(?<$1>.+)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const query = [...new URLSearchParams(search)]
    .filter(([key]) => key !== 'x-id' || operation.service === 's3')
    .map(([key, value]) => [key, value === '' ? null : value] as const);
  return {
    operation,
    method,
    path: new RegExp(`^${bucket}${pattern === '/' && bucket !== '' ? '/?' : pattern}$`),
    query,
  };
}

function jsonFields(body: string): Readonly<Record<string, unknown>> {
  return body.startsWith('{') ? (JSON.parse(body) as Readonly<Record<string, unknown>>) : {};
}

function decoded(label: string | undefined): string | undefined {
  return label === undefined ? undefined : decodeURIComponent(label);
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
