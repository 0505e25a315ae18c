/** What the fuzzing and the process that reads for it say to each other. */

export type Work = { seed: number; from: number; to: number };

export type Finding = { number: number; from: string; fault: string };

export type FromReaderOfMany =
  | { kind: 'found'; finding: Finding }
  /** All of the work is done; counts of what came out, by code or `read`. */
  | { kind: 'done'; outcomes: Record<string, number> };
