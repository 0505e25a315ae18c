/** What a program prints, while it prints it and at its end. */
export type Ended = {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The last line of standard output. */
  json: <T = Record<string, unknown>>() => T;
};

export type Listening = {
  out(text: string): void;
  err(text: string): void;
  end(code: number | null): Ended;
  /** Resolves once standard output or error holds that text; rejects where it ends without. */
  said(text: string | RegExp): Promise<string>;
};

export function listenTo(): Listening {
  let stdout = '';
  let stderr = '';
  let over = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    out(text) {
      stdout += text;
      tell();
    },
    err(text) {
      stderr += text;
      tell();
    },
    end(code) {
      over = true;
      tell();
      return { code, stdout, stderr, json: () => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') };
    },
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const all = `${stdout}\n${stderr}`;
          if (typeof text === 'string' ? all.includes(text) : text.test(all)) resolve(all);
          else if (over) reject(new Error(`It ended without saying ${text}:\n${all}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
  };
}
