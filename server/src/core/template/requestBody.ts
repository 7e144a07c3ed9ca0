import { AppError, type AppErrorFields } from '../errors.ts';

/** The largest template that a request of CloudFormation carries, bytes. What is in Amazon S3 may have a megabyte. */
export const MOST_BODY_BYTES = 51_200;

/** A template as it goes into a request. `fields`: what else to do with one that is larger. @throws AppError BAD_INPUT */
export function requestBody(body: string, fields: AppErrorFields & { readonly hint: string }): string {
  const bytes = new TextEncoder().encode(body).length;
  if (bytes <= MOST_BODY_BYTES) return body;
  const size = (count: number) => count.toLocaleString('en-US');
  throw new AppError(
    'BAD_INPUT',
    `CloudFormation takes a template of ${size(MOST_BODY_BYTES)} bytes in a request, and this one has more: ${size(bytes)} bytes`,
    fields,
  );
}
