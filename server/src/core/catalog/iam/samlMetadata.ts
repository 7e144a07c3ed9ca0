/** What a SAML metadata document says of an identity provider. The document itself may have megabytes. */
import { createHash } from 'node:crypto';
import { type CertificateFacts, certificateFacts } from './certificateFacts.ts';

export interface SamlMetadata {
  readonly EntityID: string | null;
  readonly SingleSignOnServices: readonly { readonly Binding: string | null; readonly Location: string | null }[];
  /** Of those that sign and encrypt what the provider says, each once. */
  readonly Certificates: readonly CertificateFacts[];
  /** SHA-256 of the document, in hexadecimal digits: any change of it is seen. */
  readonly Sha256: string;
}

/**
 * The tags that matter and the text after them, whatever the namespace's prefix. No part may cross another tag, so that
 * a document made to be slow is read in one pass too.
 */
const tags =
  /<(\/?)(?:[\w.-]{1,64}:)?(EntityDescriptor|SingleSignOnService|KeyDescriptor|X509Certificate)(?=[\s/>])([^<>]*)>([^<]*)/g;

/** Text that is no SAML metadata gives null and empty lists. */
export function parseSamlMetadata(document: string): SamlMetadata {
  let entityId: string | null = null;
  let inKey = false;
  const services: SamlMetadata['SingleSignOnServices'][number][] = [];
  const certificates = new Set<string>();
  for (const [, slash = '', tag, attributes = '', text = ''] of document.matchAll(tags)) {
    const isStart = slash === '';
    if (tag === 'EntityDescriptor' && isStart) entityId ??= attributeOf(attributes, 'entityID');
    if (tag === 'SingleSignOnService' && isStart) {
      services.push({ Binding: attributeOf(attributes, 'Binding'), Location: attributeOf(attributes, 'Location') });
    }
    if (tag === 'KeyDescriptor') inKey = isStart;
    // Beside the provider's keys there may be the one that signs the document.
    if (tag === 'X509Certificate' && isStart && inKey) certificates.add(text.replace(/\s/g, ''));
  }
  return {
    EntityID: entityId,
    SingleSignOnServices: services,
    Certificates: [...certificates].map((base64) => certificateFacts(Buffer.from(base64, 'base64'))),
    Sha256: createHash('sha256').update(document).digest('hex'),
  };
}

function attributeOf(attributes: string | undefined, name: string): string | null {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes ?? '');
  const text = value?.[1] ?? value?.[2];
  return text === undefined ? null : withoutEntities(text);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
}
