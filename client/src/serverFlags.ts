/**
 * Flags of Node for the server's process. Young objects have 2 MB, where Node would let them grow to 64 before it looks for
 * garbage: editing is as fast, and the process takes 50 MB less with a large template. And, as in `panther-scan`, the heap
 * grows sparingly: a server beside an editor shall not take whatever memory the machine has.
 */
export const serverFlags: readonly string[] = ['--max-semi-space-size=2', '--heap-growing-percent=40'];
