/** Of which lists a field report is: several, but never of practice and of real accounts together. */
import { MultiSelect } from '@mantine/core';
import type { List } from '../../../../src-main/contract/lists.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useListName } from '../../list/list-words.tsx';
import { mayNotJoin, mostLists } from '../field/field-draft.ts';
import { fieldTexts } from '../field/field-texts.ts';

export function ListsChoice({
  lists,
  chosen,
  error,
  placeholder,
  onChange,
}: {
  lists: readonly List[];
  chosen: readonly List[];
  error: string | null;
  /** Where none is chosen; without it that some are to be. */
  placeholder?: string;
  onChange: (listIds: number[]) => void;
}) {
  const t = useTexts(fieldTexts);
  const nameOf = useListName();
  const kinds = [false, true].map((practice) => lists.filter((list) => list.practice === practice));
  const both = kinds.every((some) => some.length > 0);

  function groupName(practice: boolean): string {
    if (!mayNotJoin({ practice }, chosen)) return t(practice ? 'practiceLists' : 'realLists');
    return t(practice ? 'notMixedWithReal' : 'notMixedWithPractice');
  }

  return (
    <MultiSelect
      label={t('lists')}
      description={both && chosen.length > 0 ? t('whyNotMixed') : undefined}
      placeholder={chosen.length > 0 && placeholder !== undefined ? '' : (placeholder ?? t('chooseLists'))}
      nothingFoundMessage={t('noSuchList')}
      error={error}
      value={chosen.map(({ id }) => String(id))}
      data={kinds.flatMap((some, index) => {
        const practice = index === 1;
        if (some.length === 0) return [];
        const items = some.map((list) => ({
          value: String(list.id),
          label: nameOf(list),
          disabled: mayNotJoin(list, chosen),
        }));
        return [{ group: groupName(practice), items }];
      })}
      maxValues={mostLists}
      hidePickedOptions
      searchable
      // Its choices belong to the dialog, for a screen reader as well.
      comboboxProps={{ withinPortal: false }}
      onChange={(values) => onChange(values.map(Number))}
    />
  );
}
