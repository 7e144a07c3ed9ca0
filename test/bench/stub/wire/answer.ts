/** Whole HTTP answers of each protocol, as bytes. */
import { cbor } from '@smithy/core/cbor';
import type { NormalizedSchema } from '@smithy/core/schema';
import { jsonText } from './json.ts';
import type { Protocol, WireOperation } from './operations.ts';
import { escapeXml, xmlFields } from './xml.ts';

/** AWS's refusal of a call. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const contentTypes: Readonly<Record<Protocol, string>> = {
  json: 'application/x-amz-json-1.1',
  restJson: 'application/json',
  restXml: 'application/xml',
  query: 'text/xml',
  ec2: 'text/xml;charset=UTF-8',
  cbor: 'application/cbor',
};

export function answer(operation: WireOperation, output: object): Buffer {
  const headers = headersOf(operation.output, output);
  return http(200, operation.protocol, bodyOf(operation, output), headers);
}

export function refusal(operation: WireOperation, { status, code, message }: Refusal): Buffer {
  const { protocol, service } = operation;
  const text = escapeXml(message);
  switch (protocol) {
    case 'ec2':
      return http(
        status,
        protocol,
        `<Response><Errors><Error><Code>${code}</Code><Message>${text}</Message></Error></Errors></Response>`,
      );
    case 'query':
    case 'restXml': {
      const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error>`;
      return http(status, protocol, service === 's3' ? error : `<ErrorResponse>${error}</ErrorResponse>`);
    }
    case 'cbor':
      return http(status, protocol, cbor.serialize({ __type: code, message }));
    case 'json':
    case 'restJson':
      return http(status, protocol, JSON.stringify({ __type: code, message }), { 'x-amzn-errortype': code });
  }
}

function bodyOf({ action, protocol, service, output: schema }: WireOperation, output: object): string | Uint8Array {
  switch (protocol) {
    case 'json':
      return jsonText(schema, output);
    case 'cbor':
      return cbor.serialize(output);
    case 'ec2':
      return `<${action}Response>${xmlOf(schema, output)}</${action}Response>`;
    case 'query':
      return `<${action}Response><${action}Result>${xmlOf(schema, output)}</${action}Result></${action}Response>`;
    case 'restJson':
    case 'restXml': {
      const payload = payloadOf(schema, output);
      if (payload !== null) return payloadBody(protocol, payload.schema, payload.value);
      if (protocol === 'restJson') return jsonText(schema, output);
      return `<${rootName(service, action)}>${xmlOf(schema, output)}</${rootName(service, action)}>`;
    }
  }
}

function payloadBody(protocol: 'restJson' | 'restXml', schema: NormalizedSchema, value: unknown): string | Uint8Array {
  if (value === undefined) return '';
  if (typeof value === 'string' || value instanceof Uint8Array) return value;
  if (protocol === 'restJson') return jsonText(schema, value);
  const name = schema.getMergedTraits().xmlName ?? schema.getName() ?? 'Result';
  return `<${name}>${xmlOf(schema, value as object)}</${name}>`;
}

/** The one field that is the body, where an output has such a one. */
function payloadOf(
  schema: NormalizedSchema | null,
  output: object,
): { readonly schema: NormalizedSchema; readonly value: unknown } | null {
  if (schema === null || !schema.isStructSchema()) return null;
  for (const [name, member] of schema.structIterator()) {
    if (!member.getMergedTraits().httpPayload) continue;
    return { schema: member, value: (output as Readonly<Record<string, unknown>>)[name] };
  }
  return null;
}

/** GetBucketLocation's answer has its text in the root. */
function rootName(service: string, action: string): string {
  return service === 's3' && action === 'GetBucketLocation' ? 'LocationConstraint' : `${action}Result`;
}

function xmlOf(schema: NormalizedSchema | null, output: object): string {
  return schema === null || !schema.isStructSchema() ? '' : xmlFields(schema, output);
}

function headersOf(schema: NormalizedSchema | null, output: object): Readonly<Record<string, string>> {
  if (schema === null || !schema.isStructSchema()) return {};
  const headers: Record<string, string> = {};
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader } = member.getMergedTraits();
    const value = (output as Readonly<Record<string, unknown>>)[name];
    if (httpHeader !== undefined && value !== undefined) headers[httpHeader] = String(value);
  }
  return headers;
}

/** The name is what the SDK tells RPC v2 apart by; other protocols do not look at it. */
const rpcHeader = { 'smithy-protocol': 'rpc-v2-cbor' };

export function http(
  status: number,
  protocol: Protocol,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.length);
  const lines = Object.entries({ ...headers, ...(protocol === 'cbor' ? rpcHeader : {}) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const head = `HTTP/1.1 ${status} Stub\r\nx-amzn-requestid: stub\r\ncontent-type: ${contentTypes[protocol]}\r\n${lines.join('')}content-length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}
