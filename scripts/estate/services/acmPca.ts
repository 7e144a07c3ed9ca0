import { ACMPCAClient, CreateCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import type { Authority } from '../blueprint/security.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedAuthorities({ connection }: Site, authorities: readonly Authority[]): Promise<void> {
  const pca = new ACMPCAClient(connection);
  for (const { name, owner } of authorities) {
    await pca.send(
      new CreateCertificateAuthorityCommand({
        CertificateAuthorityType: 'SUBORDINATE',
        CertificateAuthorityConfiguration: {
          KeyAlgorithm: 'EC_prime256v1',
          SigningAlgorithm: 'SHA256WITHECDSA',
          Subject: { CommonName: name, Organization: 'Acme', Country: 'US' },
        },
        Tags: tagList(owner),
      }),
    );
  }
}
