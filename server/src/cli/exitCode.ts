/**
 * - 0: done
 * - 1: done with failed or denied cells, a check or an AWS call that failed
 * - 2: wrong usage or configuration
 * - 130: interrupted
 */
export type ExitCode = 0 | 1 | 2 | 130;
