/** How a build is cut into files: what its start needs lies together, for each file of its own costs a start more than it saves. */

/** What of a bundler's plugin and of its groups is used; the same in vite and rolldown. */
type Graph = {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
  getModuleIds(): IterableIterator<string>;
};

/**
 * One for one part of a build. `plugin` learns what each entry (the end of its path) imports; `of(...entries)` says of a module
 * whether all of them need it from their first moment on: what they import only on an occasion does not count. An entry is none of
 * it: where it awaits what imports a file that it is in, both wait for ever.
 */
export function startChunks(...entries: readonly string[]) {
  const needs = new Map<string, Set<string>>();
  return {
    plugin: {
      name: 'start-chunks',
      buildEnd(this: Graph): void {
        const modules = [...this.getModuleIds()];
        for (const entry of entries) {
          const begin = modules.filter((id) => id.replaceAll('\\', '/').endsWith(entry));
          if (begin[0] === undefined || begin.length > 1) {
            throw new Error(`${begin.length} modules of the build end with ${entry}.`);
          }
          needs.set(entry, imports(this, begin[0]));
        }
      },
    },
    of:
      (...all: readonly string[]) =>
      (id: string): boolean =>
        all.every((entry) => needs.get(entry)?.has(id)),
  };
}

function imports(graph: Graph, entry: string): Set<string> {
  const found = new Set([entry]);
  for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  found.delete(entry);
  return found;
}
