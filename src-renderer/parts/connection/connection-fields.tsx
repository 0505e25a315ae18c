/** The inputs of a connection's form: one for text (and the key), one for numbers with a unit. */
import { NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useCore } from '../../core/core-state.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import type { Draft, Field, NumberField, TextField } from './connection-draft.ts';
import { connectionsTexts } from './connections-texts.ts';

export type FormState = UseFormReturnType<Draft> & {
  leave: (field: Field) => void;
  errorOf: (field: Field) => ReactNode;
};

export function TextEntry({
  form,
  field,
  kept = false,
  autoFocus = false,
}: {
  form: FormState;
  field: TextField;
  /** The stored key stays when this is left empty. */
  kept?: boolean;
  autoFocus?: boolean;
}) {
  const t = useTexts(connectionsTexts);
  const set = useCore((core) => field === 'baseUrl' && (core.system.policy?.set.baseUrl ?? null) !== null);
  const hints: Record<TextField, string | undefined> = {
    name: t('form.nameHint'),
    baseUrl: t(set ? 'form.setByOrganisation' : 'form.baseUrlHint'),
    partnerCode: undefined,
    partnerKey: kept ? t('form.keyKept') : undefined,
  };
  const props = {
    id: `connection-${field}`,
    label: t(`form.${field}`),
    description: hints[field],
    ...form.getInputProps(field),
    error: form.errorOf(field),
    readOnly: set,
    spellCheck: false,
    autoComplete: field === 'partnerKey' ? 'new-password' : 'off',
    onBlur: () => form.leave(field),
  };
  // The key is hidden like a password, without a button to show it: it is pasted, not read.
  return (
    <TextInput {...props} type={field === 'partnerKey' ? 'password' : 'text'} data-autofocus={autoFocus || undefined} />
  );
}

export function NumberEntry({
  form,
  field,
  unit,
  prefix,
  step,
}: {
  form: FormState;
  field: NumberField;
  unit: string;
  prefix?: string;
  step: number;
}) {
  const t = useTexts(connectionsTexts);
  const language = useLanguage();
  const format = useFormats();
  const most = useCore((core) =>
    field === 'dailyCap' || field === 'monthlyCap' ? (core.system.policy?.set[field] ?? null) : null,
  );
  return (
    <NumberInput
      id={`connection-${field}`}
      label={t(`form.${field}`)}
      description={
        most === null ? t(`form.${field}Hint`) : t('form.mostByOrganisation', { rupiah: format.rupiah(most) })
      }
      value={form.values.numbers[field] ?? ''}
      error={form.errorOf(field)}
      suffix={unit}
      prefix={prefix}
      step={step}
      hideControls
      allowNegative={false}
      clampBehavior="none"
      thousandSeparator={language === 'id' ? '.' : ','}
      decimalSeparator={language === 'id' ? ',' : '.'}
      onChange={(value) => form.setFieldValue(`numbers.${field}`, value === '' ? null : Number(value))}
      onBlur={() => form.leave(field)}
    />
  );
}
