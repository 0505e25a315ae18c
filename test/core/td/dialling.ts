/** What dialling needs of the program, on the real clock; of this machine nothing but what is named. */
import type { MachineNetwork } from '../../../src-main/core/kernel/ports.ts';
import type { Dialling } from '../../../src-main/core/td/dial/dial.ts';
import { createLoginGate } from '../../../src-main/core/td/dial/login-gate.ts';
import { createRoutes } from '../../../src-main/core/td/dial/routes.ts';
import { createTrust } from '../../../src-main/core/td/dial/trust.ts';
import { realClock } from '../../fakes/clock.ts';
import { testNetwork } from '../../fakes/network.ts';

export function dialling(network: MachineNetwork = testNetwork()): Dialling {
  const clock = realClock();
  return {
    clock,
    routes: createRoutes(network, clock),
    trust: createTrust(network, clock),
    gate: createLoginGate(clock),
  };
}
