/** Documents that identity providers and servers have. The certificate expired in 2024; nobody has its key. */

const certificate = `
MIIBSDCB8KADAgECAgQBNGJ9MAoGCCqGSM49BAMCMC0xDTALBgNVBAoMBEFjbWUx
HDAaBgNVBAMME2xlZ2FjeS5hY21lLmV4YW1wbGUwHhcNMjEwMzAxMDAwMDAwWhcN
MjQwMzAxMDAwMDAwWjAtMQ0wCwYDVQQKDARBY21lMRwwGgYDVQQDDBNsZWdhY3ku
YWNtZS5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbmTZQlHQuW82
wkCKz4pjZSxXkF51TEInYcxMQApkf5CuVDZke3IgNY6ZMMQCdO0p6dKmi3qXx113
HEuqeaUihDAKBggqhkjOPQQDAgNHADBEAiBvsauincE4XOWZcLvCkRhtX2JarOci
XGqJbLDYk5tBGQIgFTKrEolckih6CBkKkJzsCHFxSYz8RRpTrNYuaPvFISE=
`.trim();

export const certificatePem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`;

/** The emulator keeps it and never tells it, as AWS does. */
export const privateKeyPem = 'sample-private-key-not-real';

export const samlMetadata = `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://login.acme.example/saml">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data><ds:X509Certificate>${certificate.replaceAll('\n', '')}</ds:X509Certificate></ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://login.acme.example/saml/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;
