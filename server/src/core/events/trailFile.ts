/** CloudTrail's log files among all that lies in a bucket. */

/** In whose account and region the calls were made that a log file has. */
export interface TrailFile {
  readonly accountId: string;
  readonly region: string;
}

/**
 * Null: it is no log file of CloudTrail, but a digest, insights, or a file of another service.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
export function trailFileOf(key: string): TrailFile | null {
  const [, folder, region, file] =
    /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]+\/)?(\d{12})\/CloudTrail\/([a-z0-9-]+)\/\d{4}\/\d{2}\/\d{2}\/(\d{12})_CloudTrail_[^/]+\.json\.gz$/.exec(
      key,
    ) ?? [];
  return folder === undefined || region === undefined || folder !== file ? null : { accountId: folder, region };
}
