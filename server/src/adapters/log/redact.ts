/** The one place where log text loses what must not be kept: keys, tokens, signatures. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b((?:AKIA|ASIA)[A-Z0-9]{2})[A-Z0-9]{10,}\b/g, '$1...'],
  [
    /(secret_?access_?key|session_?token|security_?token|x-amz-security-token|x-amz-signature|authorization|password)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&"']+)/gi,
    '$1$2[redacted]',
  ],
  [/\bAWS4-HMAC-SHA256\s+Credential=[^\n]*/g, 'AWS4-HMAC-SHA256 [redacted]'],
];

export function redact(text: string): string {
  return patterns.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
