import { createHash, X509Certificate } from 'node:crypto';

/** What one looks at first in a certificate. Null: it cannot be read as one. */
export interface CertificateFacts {
  /** SHA-256 of the certificate, in hexadecimal digits. */
  readonly Fingerprint: string;
  readonly Subject: string | null;
  readonly NotAfter: Date | null;
}

export function certificateFacts(der: Uint8Array): CertificateFacts {
  const certificate = certificateOf(der);
  return {
    Fingerprint: createHash('sha256').update(der).digest('hex'),
    Subject: certificate?.subject.replaceAll('\n', ', ') ?? null,
    NotAfter: certificate === null ? null : new Date(certificate.validTo),
  };
}

function certificateOf(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}
