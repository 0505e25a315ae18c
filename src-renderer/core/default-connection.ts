/**
 * The connection a form starts with: the one that was chosen, else the first real account, else practice. Practice looks
 * like the real thing: who has an account must not go on with made-up answers unawares.
 */
import type { Connection } from '../../src-main/contract/connections.ts';
import type { Settings } from '../../src-main/contract/settings.ts';

export function defaultConnection(connections: Connection[], settings: Settings): Connection | undefined {
  return (
    connections.find((connection) => connection.id === settings.defaultConnectionId) ??
    firstAccount(connections) ??
    connections[0]
  );
}

function firstAccount(connections: readonly Connection[]): Connection | undefined {
  return connections.filter(({ kind }) => kind === 'account').sort((a, b) => a.id - b.id)[0];
}
