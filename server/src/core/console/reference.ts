/** What a person pastes to name a resource: an ARN, an id, or the address of a page of the AWS console. */
import type { Region } from '../accounts/account.ts';
import { partitionOfConsole } from '../regions/partition.ts';

export type Reference =
  /** An ARN, an id that AWS gave, or a Panther id. */
  | { readonly kind: 'id'; readonly id: string }
  | {
      readonly kind: 'page';
      /** As the catalogue's types name it, in lower case (`s3`, `iam`); null: the page does not tell. */
      readonly service: string | null;
      /** Null: the page does not tell. */
      readonly region: Region | null;
      /** Texts of the address that may be an ARN, an id or a name: the likeliest first. */
      readonly candidates: readonly string[];
    }
  /** An address that is none of the AWS console. */
  | { readonly kind: 'foreign'; readonly host: string };

// The first part of a page's path, where it is not the service's name in the catalogue.
const services: Readonly<Record<string, string | null>> = {
  'acm-pca': 'acmpca',
  // One console for two services.
  apigateway: null,
  cloudtrailv2: 'cloudtrail',
  // One console for all services of developers.
  codesuite: null,
  dynamodbv2: 'dynamodb',
  iamv2: 'iam',
  states: 'stepfunctions',
  'systems-manager': 'ssm',
  vpc: 'ec2',
  vpcconsole: 'ec2',
};

const mostCandidates = 12;

/** Null: there is no text. */
export function readReference(input: string): Reference | null {
  const text = input.trim().slice(0, 4096);
  if (text === '') return null;
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!url) return { kind: 'id', id: text };
  if (partitionOfConsole(url.hostname) === undefined) return { kind: 'foreign', host: url.hostname };
  const arn = url.searchParams.get('arn');
  if (arn) return { kind: 'id', id: arn };
  return { kind: 'page', service: serviceOf(url), region: regionOf(url), candidates: candidatesOf(url) };
}

function serviceOf(url: URL): string | null {
  const first = url.pathname
    .split('/')
    .find((part) => part !== '')
    ?.toLowerCase();
  if (first === undefined || first === 'console') return null;
  return Object.hasOwn(services, first) ? (services[first] ?? null) : first;
}

function regionOf(url: URL): Region | null {
  const inHost = /^([a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2})\./.exec(url.hostname.toLowerCase())?.[1];
  const region = url.searchParams.get('region') ?? inHost ?? null;
  return region === 'global' ? null : region;
}

/** A resource is named at the end of the address, mostly in the fragment; words of the page (`details`) match nothing. */
function candidatesOf(url: URL): readonly string[] {
  const parts = [url.hash.replace(/^#/, ''), url.search.replace(/^\?/, ''), url.pathname];
  const texts = parts.flatMap((part) => [
    ...(decoded(part).match(/arn:aws[a-z-]*:[^?&;#\s]+/g) ?? []),
    ...part
      .split(/[?&;,=/]/)
      .reverse()
      .map(decoded)
      // A name with slashes is escaped; an address may also be escaped as a whole.
      .flatMap((piece) => (piece.includes('/') ? [piece, ...piece.split('/').reverse()] : [piece])),
  ]);
  // Fragments also write `id:i-0abc` and `$arn` or `instanceId=:i-0abc`. Some ids have a colon.
  const clean = texts.flatMap((text) => (text.startsWith('arn:aws') ? [text] : [text, ...text.split(/[:$]/)]));
  return [...new Set(clean)].filter((text) => text.length >= 2).slice(0, mostCandidates);
}

function decoded(text: string): string {
  // The console escapes some fragments twice, with $ in the place of %.
  return unescaped(unescaped(text).replace(/\$25([0-9A-F]{2})/gi, '%$1'));
}

function unescaped(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    const bytes = (escaped.match(/[0-9a-f]{2}/gi) ?? []).map((hex) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
}
