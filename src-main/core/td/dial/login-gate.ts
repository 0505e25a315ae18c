/** Lets one socket alone try a password that the proxy has not taken yet: many companies lock an account after three wrong ones. */

/** `unknown`: it broke off before the proxy said. */
export type LoginEnd = 'taken' | 'refused' | 'unknown';

type Waiting = { readonly go: (end: (how: LoginEnd) => void) => void; readonly refused: () => void };

export type LoginGate = ReturnType<typeof createLoginGate>;

/** `key`: whoever shares a password; another one for a changed password. */
export function createLoginGate() {
  const taken = new WeakSet<object>();
  const queues = new WeakMap<object, Waiting[]>();

  function begin(key: object, { go }: Waiting, queue: Waiting[]): void {
    queues.set(key, queue);
    let over = false;
    go((how) => {
      if (over) return;
      over = true;
      queues.delete(key);
      if (how === 'taken') taken.add(key);
      if (how === 'taken') for (const one of queue) one.go(() => {});
      else if (how === 'refused') for (const one of queue) one.refused();
      else {
        const [next, ...others] = queue;
        if (next) begin(key, next, others);
      }
    });
  }

  return {
    /** `go` is called now or later, or `refused` where another one's try was. The returned function takes back what still waits. */
    enter(key: object, waiting: Waiting): () => void {
      const queue = queues.get(key);
      if (taken.has(key)) waiting.go((how) => void (how === 'refused' && taken.delete(key)));
      else if (queue === undefined) begin(key, waiting, []);
      else queue.push(waiting);
      return () => {
        const now = queues.get(key);
        const at = now?.indexOf(waiting) ?? -1;
        if (at >= 0) now?.splice(at, 1);
      };
    },
  };
}
