/** What Panther needs of the templates that set it up, as its catalogue says. Made when first asked for. */
export interface PantherNeeds {
  /** Every IAM action that a scan calls, sorted. */
  scanActions(): readonly string[];
  /** The services whose events it follows, without `.amazonaws.com`, sorted. */
  eventSources(): readonly string[];
}
