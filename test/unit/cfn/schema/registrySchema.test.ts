import assert from 'node:assert/strict';
import { mergedSchema, mergedSchemas } from '../../../../server/src/core/cfn/schema/mergedSchemas.ts';
import { schemaOfRegistry } from '../../../../server/src/core/cfn/schema/registrySchema.ts';
import type { ResourceSchema, SchemaIndex } from '../../../../server/src/core/cfn/schema/schema.ts';

const raw = {
  typeName: 'AWS::New::Thing',
  description: 'A thing.',
  properties: {
    Name: { type: 'string', pattern: '^[a-z]+$', minLength: 3, maxLength: 9, description: 'Its name.' },
    Size: { type: 'integer', minimum: 1, default: 2 },
    Mode: { $ref: '#/definitions/Mode' },
    Parts: { type: 'array', maxItems: 4, items: { $ref: '#/definitions/Part' } },
    Options: { type: 'object', patternProperties: { '.*': { type: 'boolean' } } },
    Policy: { type: ['object', 'string'] },
    Either: { oneOf: [{ type: 'string' }, { $ref: '#/definitions/Part' }] },
    Inline: { type: 'object', properties: { At: { type: 'string', format: 'date-time' } } },
    Open: { type: 'object', additionalProperties: true, properties: { Known: { type: 'string' } } },
    Tags: { type: 'array', items: { type: 'object', properties: { Key: { type: 'string' } } } },
    Arn: { type: 'string' },
    Endpoint: { type: 'object', properties: { Address: { type: 'string' } } },
  },
  definitions: {
    Mode: { type: 'string', enum: ['FAST', 'SAFE'] },
    Part: {
      type: 'object',
      required: ['Id'],
      properties: { Id: { type: 'number' }, Inner: { $ref: '#/definitions/Part' } },
    },
  },
  required: ['Name'],
  readOnlyProperties: ['/properties/Arn', '/properties/Endpoint/Address', '/properties/Parts/*/Id'],
  createOnlyProperties: ['/properties/Name'],
  conditionalCreateOnlyProperties: ['/properties/Size'],
  deprecatedProperties: ['/properties/Mode'],
  primaryIdentifier: ['/properties/Arn'],
};

function read(given: unknown): ResourceSchema {
  return schemaOfRegistry(given) ?? assert.fail('it is a type');
}

describe('a type of CloudFormation’s registry', () => {
  it('is known with its properties, values, and what cannot be set', () => {
    const { properties, attributes, definitions, ...rest } = read(raw);
    assert.deepEqual(properties, {
      Name: {
        type: { kind: 'string' },
        required: true,
        doc: 'Its name.',
        pattern: '^[a-z]+$',
        minLength: 3,
        maxLength: 9,
        replaces: 'yes',
      },
      Size: { type: { kind: 'integer' }, minimum: 1, initial: '2', replaces: 'maybe' },
      Mode: { type: { kind: 'string', values: ['FAST', 'SAFE'] }, deprecated: true },
      Parts: { type: { kind: 'list', of: { kind: 'object', name: 'Part' } }, maxLength: 4 },
      Options: { type: { kind: 'map', of: { kind: 'boolean' } } },
      Policy: { type: { kind: 'union', of: [{ kind: 'json' }, { kind: 'string' }] } },
      Either: { type: { kind: 'union', of: [{ kind: 'string' }, { kind: 'object', name: 'Part' }] } },
      Inline: { type: { kind: 'object', name: 'Inline' } },
      Open: { type: { kind: 'json' } },
      Tags: { type: { kind: 'list', of: { kind: 'object', name: 'Tags' } } },
      Endpoint: { type: { kind: 'object', name: 'Endpoint' } },
    });
    assert.deepEqual(attributes, {
      Arn: { type: { kind: 'string' } },
      'Endpoint.Address': { type: { kind: 'string' } },
    });
    assert.deepEqual(definitions['Part'], {
      properties: {
        Id: { type: { kind: 'number' }, required: true },
        Inner: { type: { kind: 'object', name: 'Part' } },
      },
    });
    assert.deepEqual(definitions['Inline'], { properties: { At: { type: { kind: 'timestamp' } } } });
    assert.deepEqual(rest, {
      type: 'AWS::New::Thing',
      doc: 'A thing.',
      primaryIdentifier: ['Arn'],
      tags: 'Tags',
      stateful: false,
      arn: null,
    });
  });

  it('that is none is not taken for one, and no odd one does harm', () => {
    for (const none of [null, 5, [], {}, { typeName: 'x' }, { typeName: 'A::B::C' }, { properties: {} }]) {
      assert.equal(schemaOfRegistry(none), null);
    }
    const circle = { $ref: '#/definitions/A' };
    const odd = {
      typeName: 'A::B::C',
      properties: { a: null, b: circle, constructor: { $ref: '#/definitions/constructor' }, d: { type: 7 } },
      definitions: { A: circle },
      required: 'a',
    };
    assert.deepEqual(Object.keys(read(odd).properties), ['a', 'b', 'constructor', 'd']);
  });
});

describe('what ships, with what was fetched since', () => {
  const ours = read({
    ...raw,
    properties: { Name: raw.properties.Name, Mode: { type: 'string', enum: ['FAST'] }, Label: { type: 'string' } },
  });

  it('has the properties and values of both, and requires no more than what ships', () => {
    const merged = mergedSchema(ours, read({ ...raw, required: ['Name', 'Size'] }));
    assert.partialDeepStrictEqual(merged, {
      properties: {
        Mode: { type: { kind: 'string', values: ['FAST', 'SAFE'] } },
        Name: { required: true },
        Label: { type: { kind: 'string' } },
      },
      definitions: { Part: {} },
      attributes: { 'Endpoint.Address': {} },
    });
    assert.deepEqual(merged.properties['Size'], {
      type: { kind: 'integer' },
      minimum: 1,
      initial: '2',
      replaces: 'maybe',
    });
  });

  it('knows the types of both, each once, with the later date', () => {
    const index = (date: string, ...types: readonly ResourceSchema[]): SchemaIndex => ({
      date,
      types: types.map(({ type }) => type),
      has: (name) => types.some(({ type }) => type === name),
      get: (name) => types.find(({ type }) => type === name) ?? null,
    });
    const other = { ...ours, type: 'AWS::New::Other' };
    const both = mergedSchemas(index('2026-09-01', ours), index('2026-10-01', read(raw), other));
    assert.deepEqual([both.date, both.types], ['2026-10-01', ['AWS::New::Other', 'AWS::New::Thing']]);
    assert.ok(both.has('AWS::New::Other') && !both.has('AWS::New::None'));
    assert.equal(both.get('AWS::New::None'), null);
    assert.equal(both.get('AWS::New::Other')?.type, 'AWS::New::Other');
    assert.ok(Object.hasOwn(both.get('AWS::New::Thing')?.properties ?? {}, 'Size'));
  });
});
