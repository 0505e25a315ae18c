/** The keys of the sheet. */
import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { useTexts } from '../../../i18n/texts.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { draftTexts } from '../draft/draft-texts.ts';
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
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" returnFocus={false} title={t('keys.title')}>
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
    </Dialog>
  );
}
