import { serviceOf } from '../service.ts';

export const route53 = serviceOf<typeof import('@aws-sdk/client-route-53')>({
  id: 'route-53',
  label: 'Route 53',
  iamPrefix: 'route53',
});

export const gone = ['NoSuchHostedZone'];

export const listHostedZones = route53.op('ListHostedZones');

/** The most that one page of zones has. */
export const zonesPage = 100;

/** Of `/hostedzone/Z0123`, as some answers have it: `Z0123`. */
export function zoneId(id: string): string {
  return id.split('/').at(-1) ?? id;
}

/** A domain as people write it: Route 53 ends it with a dot, and escapes the asterisk. */
export function shownName(name: string): string {
  return name.replace(/\.$/, '').replaceAll('\\052', '*');
}
