import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import type { Certificate } from '../blueprint/edge.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

/** The ARNs of the certificates, by domain. */
export async function seedCertificates(
  { connection }: Site,
  certificates: readonly Certificate[],
): Promise<ReadonlyMap<string, string>> {
  const acm = new ACMClient(connection);
  const arns = new Map<string, string>();
  for (const { domain, alternatives, owner } of certificates) {
    const { CertificateArn } = await acm.send(
      new RequestCertificateCommand({
        DomainName: domain,
        ValidationMethod: 'DNS',
        Tags: tagList(owner),
        ...(alternatives ? { SubjectAlternativeNames: [...alternatives] } : {}),
      }),
    );
    arns.set(domain, CertificateArn ?? '');
  }
  return arns;
}
