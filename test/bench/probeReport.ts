/** What a measured process took, from its start to its end. */
export interface ProbeReport {
  /** Epoch milliseconds. */
  readonly endedAt: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  /** How late the event loop was, beyond the 5 ms at which it is looked at. */
  readonly delayP95Ms: number;
  readonly delayMaxMs: number;
}
