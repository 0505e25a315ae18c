/** What a probe finds, for stand-ins of the client. */
import type { Probe } from '../../src-main/core/td/client.ts';

export function fakeProbe(failure: 'refused' | null, milliseconds: number): Probe {
  return {
    reachable: failure === null,
    failure,
    reason: failure === null ? null : 'unreachable',
    milliseconds,
    proxy: null,
    issuer: null,
    trust: null,
  };
}
