/** The icon of each state of the queue. */
import { type Icon, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconPlugConnectedX } from '@tabler/icons-react';
import type { QueueState } from '../../../src-main/contract/states.ts';

export const queueLooks: Record<QueueState, Icon> = {
  running: IconPlayerPlay,
  offline: IconPlugConnectedX,
  paused: IconPlayerPause,
  stopped: IconPlayerStop,
};
