/** What a column is to be called, judged while it is typed. */
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { headingSchema } from '../../../../src-main/contract/reports.ts';
import { longestOf } from '../../../core/contract-form.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { fieldTexts } from './field-texts.ts';

/** Kept by Enter and by going elsewhere, left as it was by Escape. One that another column has is not kept. */
export function HeadingField({
  heading,
  shownAs,
  isTaken,
  onDone,
}: {
  heading: string;
  shownAs: string | null;
  isTaken: (typed: string) => Promise<boolean>;
  /** null: as it was. */
  onDone: (typed: string | null, byKey: boolean) => void;
}) {
  const t = useTexts(fieldTexts);
  const [typed, setTyped] = useState(shownAs ?? heading);
  const [taken, setTaken] = useState(false);
  const newest = useRef(typed);

  /** An answer to what is not there any more says nothing. */
  async function judge(text: string): Promise<boolean> {
    newest.current = text;
    const refused = await isTaken(text);
    if (newest.current === text) setTaken(refused);
    return refused;
  }

  async function keep(byKey: boolean): Promise<void> {
    const refused = await judge(typed);
    if (!refused) onDone(typed, byKey);
    else if (!byKey) onDone(null, false);
  }

  return (
    <TextInput
      style={{ flex: 1 }}
      size="xs"
      aria-label={t('newHeading', { heading })}
      placeholder={heading}
      maxLength={longestOf(headingSchema)}
      autoFocus
      // Escape is this field's, and does not close the dialog around it.
      data-mantine-stop-propagation
      value={typed}
      error={taken ? t('headingTaken') : null}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        void judge(event.currentTarget.value);
      }}
      onBlur={() => void keep(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // The form around it would write the report.
        event.preventDefault();
        if (event.key === 'Enter') void keep(true);
        else onDone(null, true);
      }}
    />
  );
}
