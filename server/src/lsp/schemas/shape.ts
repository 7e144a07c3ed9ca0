import { isAbsolute } from 'node:path';
import { z } from 'zod';

/** What `satisfies` needs to refuse a schema that lacks a key of T, has one too many, or gives one another type. */
export type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };

/** Longer text than any id, name, pattern or URL that a person gives. */
export const text = z.string().max(8192);

/** Of a file that the server shall write; what it is relative to, a server could not say. */
export const filePath = text.refine((path) => isAbsolute(path), 'the path of a file must be absolute');

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(10_000);

export const accountId = z.string().regex(/^\d{12}$/, 'an account id has 12 digits');

export const typeName = z.templateLiteral(['AWS.', z.string().max(200)]);

/** For unions, which Shape does not see into: refuses a schema that leaves out a member of T. */
export function exactly<T>(): <S extends z.ZodType<T>>(schema: [T] extends [z.output<S>] ? S : never) => S {
  return (schema) => schema;
}
