/**
 * Types read off an AWS SDK module, for example `typeof import('@aws-sdk/client-s3')`. They let the catalogue name
 * actions, inputs and outputs that the compiler checks, while the emitted core does not load the SDK.
 */
type Commands<M> = Extract<keyof M, `${string}Command`>;

/** The names of the module's operations: `ListBuckets` for `ListBucketsCommand`. */
export type ActionOf<M> = Commands<M> extends infer C ? (C extends `${infer A}Command` ? A : never) : never;

type CommandOf<M, A extends string> = `${A}Command` extends keyof M
  ? M[`${A}Command`] extends abstract new (
      ...args: never[]
    ) => infer C
    ? C
    : never
  : never;

export type InputOf<M, A extends string> = CommandOf<M, A> extends { readonly input: infer I } ? I : never;

export type OutputOf<M, A extends string> =
  CommandOf<M, A> extends {
    resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer O }>;
  }
    ? O
    : never;
