/**
 * What may be a secret in properties of which nothing is known but their names. AWS's handlers leave out what the type's
 * schema calls write-only; schemas forget some, and environments hold whatever people put there.
 */

import type { SecretPath } from '../../inventory/redact.ts';
import type { JsonObject } from '../../json.ts';

/** The end of a name: `MasterUserPassword`, `AuthToken`; not `PasswordPolicy`, nor `SecretArn`, which only names one. */
const secretName =
  /(?:password|passwd|passphrase|secret|token|api_?key|access_?key|secret_?access_?key|secret_?key|private_?key|pre_?shared_?key|shared_?key|signing_?key|encryption_?key_?value|license_?key|connection_?string|credentials?|authorization|user_?data)(?:s|_?(?:value|string|text|plain_?text|base64|hash))?$/i;

/** Variables of an environment, headers and the like: any of their values may be one. */
const bag =
  /^(?:environment|env|environment_?variables|env_?vars|variables|secrets|.*headers|.*connection_?properties)$/i;

export const secrets: readonly SecretPath[] = [{ at: '**', named: isSecret }];

/** Also the value of a pair whose name says that it is one: `{ Name: 'DB_PASSWORD', Value: '...' }`. */
function isSecret(field: string, holder: JsonObject): boolean {
  if (secretName.test(field) || bag.test(field)) return true;
  if (!/^(?:value|.*string_?value|default(?:_?value)?)$/i.test(field)) return false;
  const name = nameFields.map((of) => holder[of]).find((value) => typeof value === 'string');
  return typeof name === 'string' && secretName.test(name);
}

const nameFields = ['Name', 'Key', 'ParameterName', 'ParameterKey', 'name', 'key'];
