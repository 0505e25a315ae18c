/** Everything held about the person as a file: for the person, who may ask for it, or for a program. */
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type HeldFormat, heldFormatSchema } from '../../../src-main/contract/people.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { useSaveAs } from '../../core/files/use-save-as.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

export function ExportPerson({ lookupId }: { lookupId: number }) {
  const t = useTexts(personTexts);
  const language = useLanguage();
  const allowed = useCanCommand();
  const { save, saving } = useSaveAs();
  const write = (format: HeldFormat) =>
    save(
      (client) =>
        // The name of a file is read by whoever sees the folder: it has the check's number, and nobody's name.
        saveAs(
          client,
          { kind: 'person', name: `${t('export.fileName', { id: String(lookupId) })}.${format}` },
          (fileId) => client.call('people.export', { whom: { lookupId }, fileId, format, language }),
        ),
      ({ fileName }) => t('export.done', { file: fileName }),
    );
  const button = (
    <CommandButton variant="default" loading={saving} rightSection={<IconChevronDown size={14} aria-hidden />}>
      {t('export.button')}
    </CommandButton>
  );
  if (!allowed) return <div className={classes.onScreen}>{button}</div>;
  return (
    <div className={classes.onScreen}>
      <Menu position="bottom-end">
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown>
          {heldFormatSchema.options.map((format) => (
            <Menu.Item key={format} onClick={() => void write(format)}>
              {t(`export.format.${format}`)}
            </Menu.Item>
          ))}
          <Menu.Label maw="19rem" fw={400}>
            {t('export.hint')}
          </Menu.Label>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
