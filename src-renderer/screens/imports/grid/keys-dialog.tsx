/** The keys of the sheet. */
import { Kbd, Modal, Text } from '@mantine/core';
import { Fragment } from 'react';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { draftTexts } from './draft-texts.ts';
import classes from './repair-grid.module.css';

const keys = [
  ['type', ['A…9']],
  ['edit', ['F2', 'Enter']],
  ['enter', ['Enter']],
  ['tab', ['Tab']],
  ['escape', ['Esc']],
  ['offer', ['Alt+Enter']],
  ['remove', ['Delete']],
  ['down', ['Ctrl+D']],
  ['many', ['Ctrl+Enter']],
  ['mark', ['Shift+←↑→↓']],
  ['row', ['Shift+Space']],
  ['column', ['Ctrl+Space']],
  ['everything', ['Ctrl+A']],
  ['copy', ['Ctrl+C', 'Ctrl+V']],
  ['undo', ['Ctrl+Z', 'Ctrl+Y']],
  ['find', ['Ctrl+F', 'Ctrl+H']],
  ['leave', ['Esc, Tab']],
] as const;

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(draftTexts);
  const common = useTexts(commonTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      returnFocus={false}
      title={<Text fw={600}>{t('keys.title')}</Text>}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <dl className={classes.keys}>
        {keys.map(([what, pressed]) => (
          <Fragment key={what}>
            <dt>
              {pressed.map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
