/** A search field above a table. */
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/texts.ts';

/** Asks when the typing pauses; what empties the filter elsewhere empties the box. */
export function SearchBox({
  label,
  placeholder,
  search,
  onSearch,
  main = false,
}: {
  label: string;
  placeholder: string;
  search: string;
  onSearch: (text: string) => void;
  /** What the screen is for: larger than a filter beside others. */
  main?: boolean;
}) {
  const t = useTexts(commonTexts);
  const [typed, setTyped] = useState(search);
  const ask = useDebouncedCallback((text: string) => onSearch(text.trim().slice(0, 100)), 250);
  useEffect(() => setTyped((now) => (now.trim() === search ? now : search)), [search]);

  function type(text: string): void {
    setTyped(text);
    ask(text);
  }

  return (
    <TextInput
      type="search"
      {...(main ? {} : { size: 'xs' })}
      flex={1}
      miw={main ? '14rem' : '12rem'}
      maw={main ? '26rem' : '20rem'}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={main ? 16 : 14} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size={main ? 'sm' : 'xs'} aria-label={t('clearSearch')} onClick={() => type('')} />
        )
      }
      value={typed}
      maxLength={100}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
