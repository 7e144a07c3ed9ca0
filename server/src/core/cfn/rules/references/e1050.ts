import { userGuide } from '../../documentation.ts';
import { anything, type DynamicReference, dynamicReferencesIn } from '../../model/dynamicReferences.ts';
import { nearest } from '../nearest.ts';
import type { TemplateRule } from '../rule.ts';

export const e1050: TemplateRule = {
  kind: 'template',
  id: 'E1050',
  severity: 'error',
  title: 'Dynamic references',
  about: 'Are written {{resolve:ssm:name:version}} or {{resolve:secretsmanager:secret:SecretString:key:stage}}.',
  link: userGuide('dynamic-references'),
  mutedByMacros: true,
  *check({ template }) {
    for (const reference of dynamicReferencesIn(template)) {
      const problem = reference.isSpaced ? null : problemOf(reference);
      if (problem !== null) yield { span: reference.span, message: problem };
    }
  },
};

const SERVICES = ['ssm', 'ssm-secure', 'secretsmanager'];

function problemOf({ service, parts }: DynamicReference): string | null {
  if (service.includes(anything)) return null;
  if (!SERVICES.includes(service)) {
    const close = nearest(service, SERVICES);
    return `References are to ssm, ssm-secure or secretsmanager${close === null ? '' : `; did you mean ${close}`}: ${service}`;
  }
  if (parts.length === 0 || parts[0] === '') return 'It names nothing to look up.';
  return service === 'secretsmanager' ? secretProblem(parts) : parameterProblem(parts);
}

function parameterProblem([name = '', version, ...more]: readonly string[]): string | null {
  if (!/^[\w.\-/\0]+$/.test(name)) return `The name of a parameter has letters, digits, points, - and / only: ${name}`;
  if (version !== undefined && !/^(?:\d+|.*\0.*)$/.test(version))
    return `The version of a parameter is a number: ${version}`;
  return more.length > 0 ? 'After the name of a parameter comes its version, and nothing more.' : null;
}

/** The secret's name or ARN, then SecretString, the key in its JSON, the version's stage or its id. */
function secretProblem(parts: readonly string[]): string | null {
  const isArn = parts[0] === 'arn';
  if (isArn && parts.length < 7) return 'The ARN of the secret is not whole.';
  const [text, , stage, id, ...more] = parts.slice(isArn ? 7 : 1);
  if (text !== undefined && text !== '' && text !== 'SecretString' && !text.includes(anything)) {
    return `After the secret comes SecretString: ${text}`;
  }
  if (more.length > 0) return 'After the version of a secret comes nothing more.';
  const both = [stage, id].every((part) => part !== undefined && part !== '' && !part.includes(anything));
  return both ? 'It takes the stage of a version or its id, not both.' : null;
}
