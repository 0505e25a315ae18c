/** What the victim and the suite say to each other. */
import type { Result } from '../../src-main/contract/errors.ts';

export type ToVictim =
  | { kind: 'call'; id: number; name: string; input: unknown }
  /** The disk takes no page more, or takes them again. */
  | { kind: 'fill'; full: boolean }
  | { kind: 'close' };

export type FromVictim =
  /** The core opens its store from here on. */
  | { kind: 'opening' }
  | { kind: 'ready'; synchronous: number }
  | { kind: 'refused'; code: string }
  | { kind: 'result'; id: number; result: Result<unknown> }
  /** Rows of an import are being checked or stored. */
  | { kind: 'importing' }
  | { kind: 'closed' };

/** What it is started with, as JSON in its one argument. */
export type VictimOrder = { dataDir: string; marksFile: string; full: boolean; drain: boolean };
