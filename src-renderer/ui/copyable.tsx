/** A figure somebody will want elsewhere, with a button that copies it as it is stored. */
import { ActionIcon, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/texts.ts';
import { useCopy } from './use-copy.ts';

export function Copyable({
  text,
  shown = text,
  label,
  before,
}: {
  text: string;
  shown?: string;
  label: string;
  /** As for `useCopy`. */
  before?: () => Promise<boolean>;
}) {
  const common = useTexts(commonTexts);
  const { copied, copy } = useCopy(text, before);
  return (
    <Group component="span" display="inline-flex" gap="0.25rem" wrap="nowrap">
      {shown}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        className="offPaper"
        aria-label={copied ? common('copied') : label}
        title={label}
        onClick={copy}
      >
        {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      </ActionIcon>
    </Group>
  );
}
