const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text of a policy that API Gateway gives as the inside of a JSON string: `{\"Version\":...`. */
export function policyText(policy: string): string {
  if (!/^\s*\{(?:\s|\\[nrt])*\\"/.test(policy)) return policy;
  return policy.replace(/\\(.)/gs, (_, escaped: string) => escapes[escaped] ?? escaped);
}
