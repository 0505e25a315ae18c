/** A worker process's end of the line to the program: the same for a forked Node and for Electron's utility process. */

type ParentPort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

export type WorkerPort = { post(message: unknown): void; onMessage(listener: (message: unknown) => void): void };

export function workerPort(): WorkerPort {
  const electron = (process as { parentPort?: ParentPort }).parentPort;
  if (electron) {
    return {
      post: (message) => electron.postMessage(message),
      onMessage: (listener) => electron.on('message', ({ data }) => listener(data)),
    };
  }
  // The program is gone: nobody waits for this work any more.
  process.once('disconnect', () => process.exit(0));
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}
