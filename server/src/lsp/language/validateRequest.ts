/** Validates an open template at once, whether or not validation while editing is on. */

import { z } from 'zod';
import { validateTemplate } from '../../protocol/validation.ts';
import { type Method, method } from '../method.ts';
import { text } from '../schemas/shape.ts';
import type { Language } from './language.ts';
import type { Validation } from './validation.ts';

export function validateMethod(language: Language, validation: Validation): Method {
  return method(validateTemplate, z.strictObject({ uri: text }), async ({ uri }, signal) => {
    if (language.templates.get(uri) === null) return null;
    const found = await validation.diagnose(uri, signal, { always: true });
    const of = (severity: string) => found.filter((finding) => finding.severity === severity).length;
    return { errors: of('error'), warnings: of('warning'), notes: of('info') };
  });
}
