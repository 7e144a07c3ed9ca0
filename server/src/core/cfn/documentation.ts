/** Pages of AWS's documentation of CloudFormation, by the last part of their address. One place, for all partitions. */
export function userGuide(page: string): string {
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/${page}.html`;
}

/** Pages of other services, by their path: `lambda/latest/dg/snapstart`. */
export function servicePage(path: string): string {
  return `https://docs.aws.amazon.com/${path}.html`;
}
