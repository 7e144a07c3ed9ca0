/**
 * Field names with a capital, as the seed and CloudFormation have them, for services whose calls write `launchType`.
 * One spelling for a service: what a cluster says of its services reads like the services themselves.
 */
import { partOf } from './fields.ts';

/** `maps`: fields whose keys are data (labels, options of drivers): what is in them stays as it is. */
export function capitalized(value: unknown, maps: ReadonlySet<string> = noMaps): unknown {
  if (Array.isArray(value)) return value.map((item) => capitalized(item, maps));
  if (!isStructure(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, of]) => [capitalizedName(field), maps.has(field) ? of : capitalized(of, maps)]),
  );
}

const noMaps: ReadonlySet<string> = new Set();

/** Like `fieldsOf`: some fields of an output or an item, by name. */
export function capitalizedFields<Source extends object, Name extends keyof Source & string>(
  source: Source | null | undefined,
  names: readonly Name[],
  maps: ReadonlySet<string> = noMaps,
): Readonly<Record<Capitalize<Name>, unknown>> {
  const fields = names.map((name) => [
    capitalizedName(name),
    partOf(source, (from) => (maps.has(name) ? from[name] : capitalized(from[name], maps))),
  ]);
  return Object.fromEntries(fields) as Record<Capitalize<Name>, unknown>;
}

function capitalizedName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Not a date, nor bytes. */
function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
