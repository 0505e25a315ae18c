/** The previews, imports and mendings under way, so that each can be cancelled by the file it reads. */

export type Readings = {
  run<T>(fileId: string, read: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(fileId: string): void;
};

export function createReadings(): Readings {
  const underWay = new Map<string, Set<AbortController>>();

  return {
    async run(fileId, read) {
      const controller = new AbortController();
      const ofFile = underWay.get(fileId) ?? new Set();
      underWay.set(fileId, ofFile.add(controller));
      try {
        return await read(controller.signal);
      } finally {
        ofFile.delete(controller);
        if (ofFile.size === 0) underWay.delete(fileId);
      }
    },
    cancel(fileId) {
      for (const controller of underWay.get(fileId) ?? []) controller.abort();
    },
  };
}
