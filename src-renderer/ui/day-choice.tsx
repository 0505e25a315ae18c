/**
 * Two days, from and to, both included; either may stay open. Only valid days are reported to the parent; for others it
 * says what is wrong.
 */
import { Group, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { faultOfDays } from '../core/period.ts';
import { useTexts } from '../i18n/texts.ts';
import { dayChoiceTexts } from './day-choice-texts.ts';

export function DayChoice({
  first,
  last,
  labels,
  missing,
  onChoose,
}: {
  first: string | null;
  last: string | null;
  /** hidden: for screen readers only. */
  labels: 'shown' | 'hidden';
  /** Shown at an empty field. */
  missing?: string | undefined;
  onChoose: (first: string | null, last: string | null) => void;
}) {
  const t = useTexts(dayChoiceTexts);
  const [typed, setTyped] = useState({ first: first ?? '', last: last ?? '' });
  const fault = faultOfDays(typed.first, typed.last);

  useEffect(() => setTyped({ first: first ?? '', last: last ?? '' }), [first, last]);

  function type(part: Partial<typeof typed>): void {
    const next = { ...typed, ...part };
    setTyped(next);
    if (faultOfDays(next.first, next.last) !== null) return;
    onChoose(next.first === '' ? null : next.first, next.last === '' ? null : next.last);
  }

  const field = (end: 'first' | 'last') => ({
    type: 'date',
    // A day of the next century is a slip of the hand; the browser says so while typing.
    max: '9999-12-31',
    ...(labels === 'shown' ? { label: t(end) } : { 'aria-label': t(end) }),
    value: typed[end],
    error:
      typed[end] === '' && missing !== undefined
        ? missing
        : end === 'last' && fault !== null
          ? t(`fault.${fault}`)
          : undefined,
    onChange: (event: { currentTarget: { value: string } }) => type({ [end]: event.currentTarget.value }),
  });
  return (
    <Group gap="xs" align="flex-start">
      <TextInput w="9.5rem" {...field('first')} />
      <TextInput w="9.5rem" {...field('last')} />
    </Group>
  );
}
