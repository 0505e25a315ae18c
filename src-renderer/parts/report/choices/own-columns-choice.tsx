/** Which of the visit sheet's own columns it goes without. */
import { Checkbox, Input } from '@mantine/core';
import { useId } from 'react';
import { type OptionalColumn, optionalColumns } from '../../../../src-main/contract/reports.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { fieldTexts } from '../field/field-texts.ts';
import classes from '../report.module.css';

export function OwnColumnsChoice({
  without,
  onChange,
}: {
  without: readonly OptionalColumn[];
  onChange: (without: OptionalColumn[]) => void;
}) {
  const t = useTexts(fieldTexts);
  const id = useId();
  return (
    <div>
      <Input.Label component="div" id={id} mb={4}>
        {t('ownColumns')}
      </Input.Label>
      <ul className={classes.ownColumns} aria-labelledby={id}>
        {optionalColumns.map((name) => (
          <li key={name}>
            <Checkbox
              size="xs"
              label={t(`ownColumn.${name}`)}
              checked={!without.includes(name)}
              onChange={(event) => {
                const others = without.filter((one) => one !== name);
                onChange(event.currentTarget.checked ? others : [...others, name]);
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
