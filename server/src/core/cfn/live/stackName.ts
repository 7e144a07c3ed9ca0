/** `arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/5c1d...` */
export function stackPlace(stackId: string): {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
} {
  const [, , , region = '', accountId = '', resource = ''] = stackId.split(':');
  return { name: resource.split('/')[1] ?? stackId, accountId, region };
}
