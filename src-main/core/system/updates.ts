/** New versions of the program, as the host has them. */
import type { UpdateStatus } from '../../contract/updates.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import type { Ports } from '../kernel/ports.ts';

const notOurs: UpdateStatus = {
  state: 'managed',
  version: null,
  fault: null,
  checkedAt: null,
  waits: false,
  address: null,
  setByOrganisation: false,
};

export function updateStatus({ updates }: Pick<Ports, 'updates'>): UpdateStatus {
  return updates?.status() ?? notOurs;
}

export function updateHandlers(ports: Pick<Ports, 'updates'>): Handlers<'updates.status' | 'updates.check'> {
  return {
    'updates.status': () => updateStatus(ports),
    'updates.check': () => {
      ports.updates?.check();
      return updateStatus(ports);
    },
  };
}
