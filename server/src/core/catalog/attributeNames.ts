import { attributes } from './attributes.ts';

export interface Attribute {
  /** As in the resource's document. */
  readonly name: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'list' | 'object';
}

/** The attributes that resources of a type have, in alphabetical order; [] for a type that the catalogue does not have. */
export function attributesOf(type: string): readonly Attribute[] {
  const names = (attributes[type] ?? '').split(' ').filter((name) => name !== '');
  return names.map((attribute) => {
    const [name = '', kind = 'text'] = attribute.split(':');
    return { name, kind: kind as Attribute['kind'] };
  });
}
