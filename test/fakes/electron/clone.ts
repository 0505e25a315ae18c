/**
 * How values cross in Electron. Between processes: the structured clone algorithm. Between the preload's world and the
 * page's (contextBridge): copied deeply; functions become proxies, promises are followed, prototypes are lost, and what
 * was exposed is frozen. Source: electron docs, "contextBridge", "Parameter / Error / Return Type support".
 */
import { PageFile } from './page-file.ts';

/** As ipcRenderer.invoke, ipcMain and webContents.send do it. Throws for functions, as Electron does. */
export function acrossProcesses<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

export function acrossWorlds(value: unknown, frozen = false): unknown {
  if (typeof value === 'function') {
    const proxy = (...args: unknown[]) => {
      const crossed = args.map((arg) => acrossWorlds(arg));
      return acrossWorlds((value as (...given: unknown[]) => unknown)(...crossed));
    };
    return frozen ? Object.freeze(proxy) : proxy;
  }
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'symbol') throw new Error('Symbols cannot cross the context bridge.');
    return value;
  }
  if (isThenable(value)) {
    return Promise.resolve(value).then(
      (result) => acrossWorlds(result),
      (error: unknown) => Promise.reject(new Error(error instanceof Error ? error.message : String(error))),
    );
  }
  // A file crosses as itself, as every Blob does.
  if (value instanceof PageFile) return value;
  if (ArrayBuffer.isView(value) || value instanceof Date) return structuredClone(value);
  const copy: unknown = Array.isArray(value)
    ? value.map((item) => acrossWorlds(item, frozen))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, acrossWorlds(item, frozen)]));
  return frozen ? Object.freeze(copy) : copy;
}

/** By shape and not by class: the preload runs in a realm of its own. */
function isThenable(value: object): value is PromiseLike<unknown> {
  return 'then' in value && typeof value.then === 'function';
}
