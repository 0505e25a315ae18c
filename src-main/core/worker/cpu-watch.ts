/**
 * Ends this process when it uses the processor for long without progress, as when a library loops forever on a damaged
 * file.
 */
import { Worker } from 'node:worker_threads';

/** Milliseconds of processor time between two signs of progress, and how many more for each megabyte of the file. */
const workMs = 9_000;
const workMsPerMb = 3_000;

export function workAllowed(bytes: number): number {
  return workMs + (workMsPerMb * bytes) / (1024 * 1024);
}

/** Runs beside the program; where a signal is sent to oneself it ends all threads. */
const watcher = `
const { workerData } = require('node:worker_threads');
const shared = new Int32Array(workerData.shared);
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
let seen = Atomics.load(shared, 0);
let since = spent();
setInterval(() => {
  const now = Atomics.load(shared, 0);
  if (now !== seen) { seen = now; since = spent(); return; }
  const allowed = Atomics.load(shared, 1);
  if (allowed > 0 && spent() - since > allowed) process.kill(process.pid, 'SIGTERM');
}, workerData.lookMs);
`;

export type CpuWatch = {
  /** From now on, so many milliseconds of work without progress are allowed. The first call begins the watch. */
  allow(milliseconds: number): void;
  /** The work made progress. */
  progress(): void;
};

/**
 * It measures processor time, not the clock: a slow or busy computer, or one that slept, takes longer and is no hang. A
 * thread of its own looks, because the one that hangs cannot. `lookMs`: how often it looks.
 */
export function createCpuWatch(lookMs = 250): CpuWatch {
  const shared = new SharedArrayBuffer(8);
  const values = new Int32Array(shared);
  let begun = false;
  return {
    allow(milliseconds) {
      Atomics.store(values, 1, Math.ceil(milliseconds));
      Atomics.add(values, 0, 1);
      if (begun) return;
      begun = true;
      new Worker(watcher, { eval: true, workerData: { shared, lookMs }, execArgv: [] }).unref();
    },
    progress: () => void Atomics.add(values, 0, 1),
  };
}
