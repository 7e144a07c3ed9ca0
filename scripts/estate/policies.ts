/** Policies of resources, as JSON. */

/** Lets a principal (`*`, an account id, a service) do something with a resource. */
export function allowPolicy(principal: string, actions: readonly string[], resource?: string): string {
  const Resource = resource === undefined ? {} : { Resource: resource };
  return policyOf([{ Sid: 'Allow', Effect: 'Allow', Principal: principalOf(principal), Action: actions, ...Resource }]);
}

export function policyOf(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function principalOf(principal: string): string | Readonly<Record<string, string>> {
  if (principal === '*') {
    return '*';
  }
  return /^\d{12}$/.test(principal) ? { AWS: `arn:aws:iam::${principal}:root` } : { Service: principal };
}
