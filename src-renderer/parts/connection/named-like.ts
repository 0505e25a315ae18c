/** Connections by what people know of them: a part of the name, of the partner code or of the address, in any case. */
import type { Connection } from '../../../src-main/contract/connections.ts';

type Named = Pick<Connection, 'name' | 'partnerCode' | 'baseUrl'>;

/** Every word of `search` stands somewhere in it; all of them where nothing is asked. */
export function namedLike<C extends Named>(connections: readonly C[], search: string): readonly C[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return connections;
  return connections.filter(({ name, partnerCode, baseUrl }) => {
    const text = `${name} ${partnerCode} ${baseUrl}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
