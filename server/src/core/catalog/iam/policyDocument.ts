/** IAM sends policy documents URL-encoded. A text that is not is kept as it is. */
export function decodeDocument(document: string | undefined): string | null {
  if (document === undefined) return null;
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}

/** Inline policies as `{ name: document }`. */
export function inlinePolicies(
  policies:
    | readonly { readonly PolicyName?: string | undefined; readonly PolicyDocument?: string | undefined }[]
    | undefined,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries((policies ?? []).map((p) => [p.PolicyName ?? '', decodeDocument(p.PolicyDocument)]));
}
