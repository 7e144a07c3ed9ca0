/** The SDK modules by service id. Each is loaded when the first call of its service is made. */

export type ServiceModule = Readonly<Record<string, unknown>>;

const loaders: Readonly<Record<string, () => Promise<ServiceModule>>> = {
  'application-auto-scaling': () => import('@aws-sdk/client-application-auto-scaling'),
  cloudformation: () => import('@aws-sdk/client-cloudformation'),
  cloudtrail: () => import('@aws-sdk/client-cloudtrail'),
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  ec2: () => import('@aws-sdk/client-ec2'),
  iam: () => import('@aws-sdk/client-iam'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  rds: () => import('@aws-sdk/client-rds'),
  s3: () => import('@aws-sdk/client-s3'),
  sts: () => import('@aws-sdk/client-sts'),
};

export const knownServices: readonly string[] = Object.keys(loaders);

/** The part of an SDK client that sessions use. */
export interface SdkClient {
  send(command: unknown, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
  destroy(): void;
}

type Constructor = new (argument: object) => unknown;
type Paginator = (
  configuration: { readonly client: SdkClient; readonly stopOnSameToken: boolean },
  input: object,
  options: { readonly abortSignal: AbortSignal },
) => AsyncIterable<unknown>;

/** What a session needs of an SDK module, by the names of operations. */
export interface ServiceSdk {
  client(configuration: object): SdkClient;
  command(action: string, input: object): unknown;
  /** Null: the operation is not paged. */
  paginator(action: string): Paginator | null;
}

// The SDK's own naming links `ListBuckets` to `ListBucketsCommand` and `paginateListBuckets`; the catalogue's types have
// checked already that the operation exists, so the casts below only undo the loss of types on the way here.

/** Loads a service's module. @throws Error for a service that is not in the list above */
export async function loadService(id: string): Promise<ServiceSdk> {
  const load = loaders[id];
  if (load === undefined) throw new Error(`No SDK client is built in for the service: ${id}`);
  const module = await load();
  return {
    client: (configuration) => new (constructorOf(module, clientName(module)))(configuration) as SdkClient,
    command: (action, input) => new (constructorOf(module, `${action}Command`))(input),
    paginator: (action) => {
      const paginator = module[`paginate${action}`];
      return typeof paginator === 'function' ? (paginator as Paginator) : null;
    },
  };
}

/** `S3Client` beside `S3` and the bare `__Client`. */
function clientName(module: ServiceModule): string {
  const name = Object.keys(module).find((key) => key.endsWith('Client') && !key.startsWith('_'));
  if (name === undefined) throw new Error('The SDK module has no client');
  return name;
}

function constructorOf(module: ServiceModule, name: string): Constructor {
  const found = module[name];
  if (typeof found !== 'function') throw new Error(`The SDK module has no: ${name}`);
  return found as Constructor;
}
