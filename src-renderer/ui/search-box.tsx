/** A small search field above a table. */
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
}: {
  label: string;
  placeholder: string;
  search: string;
  onSearch: (text: string) => void;
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
      size="xs"
      flex={1}
      miw="12rem"
      maw="20rem"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed === '' ? null : <CloseButton size="xs" aria-label={t('clearSearch')} onClick={() => type('')} />
      }
      value={typed}
      maxLength={100}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
