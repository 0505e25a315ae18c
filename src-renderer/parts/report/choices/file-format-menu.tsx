/** A button that asks in which file format something is to be saved. */
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { FileFormat } from '../../../../src-main/contract/files.ts';
import { withinSentence } from '../../../../src-main/words/text.ts';
import { useCanCommand } from '../../../core/core-state.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';

const formats: readonly FileFormat[] = ['xlsx', 'csv-excel', 'csv'];

export function FileFormatMenu({
  label,
  saving,
  disabled,
  first,
  onChoose,
}: {
  label: string;
  saving: boolean;
  disabled?: boolean;
  /** Another thing to do, above the formats. */
  first?: { label: string; run: () => void };
  onChoose: (format: FileFormat) => void;
}) {
  const t = useTexts(commonTexts);
  const allowed = useCanCommand();
  const button = (
    <CommandButton
      variant="default"
      disabled={disabled}
      loading={saving}
      rightSection={<IconChevronDown size={14} aria-hidden />}
    >
      {label}
    </CommandButton>
  );
  if (!allowed) return button;
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {first === undefined ? null : (
          <>
            <Menu.Item onClick={first.run}>{first.label}</Menu.Item>
            <Menu.Divider />
          </>
        )}
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => onChoose(format)}>
            {t(`fileFormat.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Label maw="17rem" fw={400}>
          CSV: {withinSentence(t('csvGuard'))}
        </Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
