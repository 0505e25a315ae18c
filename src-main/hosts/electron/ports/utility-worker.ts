/**
 * Starts worker programs as utility processes: Node, with a bounded heap, ended together
 * with this process.
 */
import { utilityProcess } from 'electron';
import type { Worker } from '../../../core/kernel/ports.ts';
import { type HostProgram, heapFlags, type WorkerLimits, workerEntry, workerEnvironment } from '../../common/worker.ts';

const names: Record<HostProgram, string> = {
  'reading-process': 'Sambung: reading a list',
  'writing-process': 'Sambung: writing a report',
  'backup-process': 'Sambung: making a backup',
  'keyring-process': 'Sambung: keyring',
  'certificates-process': 'Sambung: certificates',
};

export function startUtilityWorker(program: HostProgram, limits: WorkerLimits): Worker {
  const child = utilityProcess.fork(workerEntry(program), [], {
    // V8 hears them in this form alone: as they stand, Electron passes them over in silence.
    execArgv: [`--js-flags=${heapFlags(limits.memoryMb).join(' ')}`],
    env: { ...workerEnvironment(process.env), ...limits.env },
    stdio: 'ignore',
    serviceName: names[program],
  });
  let killed = false;
  let ended = false;
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: unknown) => void (ended || listener(message))),
    onExit(listener) {
      child.once('exit', (code: number) => {
        ended = true;
        listener(killed ? null : code);
      });
    },
    kill() {
      killed = true;
      const { pid } = child;
      child.kill();
      // `kill` asks with SIGTERM; a parser in a tight loop must not be able to put it off.
      if (pid !== undefined) killNow(pid);
    },
  };
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}
