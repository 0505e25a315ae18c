/** A sentence below a field or beside a button, with an icon, in the tone of what it says. */
import { Group } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from './tones.ts';

export function Remark({
  tone,
  icon: RemarkIcon,
  size = 'xs',
  mt,
  children,
}: {
  tone: Tone;
  icon: Icon;
  size?: 'xs' | 'sm';
  mt?: string;
  children: ReactNode;
}) {
  const color = tone === 'neutral' ? 'dimmed' : `var(--tone-${tone}-text)`;
  return (
    <Group component="span" gap="0.375rem" wrap="nowrap" align="flex-start" mt={mt} c={color} fz={size} lh={1.4}>
      <RemarkIcon size={size === 'xs' ? 14 : 16} stroke={2} style={{ flex: 'none', marginTop: 1 }} aria-hidden />
      <span>{children}</span>
    </Group>
  );
}
