/**
 * The line from a worker program to the program that started it, whichever of the two kinds of process it runs as:
 * Electron's utilityProcess (`process.parentPort`) or child_process.fork (`process.send`).
 */

export type ParentLink = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
};

/** What utilityProcess adds to `process`; Node's own types do not know it. */
type UtilityPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
};

export function linkToParent(): ParentLink {
  const port = (process as { parentPort?: UtilityPort }).parentPort;
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    };
  }
  // A worker must not outlive the program it works for.
  process.once('disconnect', () => process.exit(0));
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}
