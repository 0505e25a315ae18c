/** Types of node-guard.mjs, which has to be plain JavaScript. */
export function isEnoughNode(version: string): boolean;
export function ownNode(): string | null;
export function mayGoOn(entry: string): boolean;
