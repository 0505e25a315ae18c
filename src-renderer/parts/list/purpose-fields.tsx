/** What a list is for and on which legal basis: two short choices, each with a line that explains it. */
import { Select, Text } from '@mantine/core';
import { type LegalBasis, type ListPurpose, legalBases, listPurposes } from '../../../src-main/contract/purposes.ts';
import { useTexts } from '../../i18n/texts.ts';
import { purposeTexts } from './purpose-texts.ts';

export type Purpose = { purpose: ListPurpose | null; legalBasis: LegalBasis | null };

export function PurposeFields({
  value,
  onChange,
  asked = false,
}: {
  value: Purpose;
  onChange: (change: Partial<Purpose>) => void;
  /** Somebody wanted to go on: what is missing is said. */
  asked?: boolean;
}) {
  const t = useTexts(purposeTexts);
  return (
    <>
      <Choice
        label={t('purpose')}
        hint={t('purposeHint')}
        placeholder={t('choose')}
        error={asked && value.purpose === null ? t('purposeMissing') : undefined}
        options={listPurposes.map((one) => ({
          value: one,
          label: t(`purposes.${one}`),
          line: t(`purposeLines.${one}`),
        }))}
        value={value.purpose}
        onChange={(purpose) => onChange({ purpose: listPurposes.find((one) => one === purpose) ?? null })}
      />
      <Choice
        label={t('legalBasis')}
        hint={t('legalBasisHint')}
        placeholder={t('choose')}
        error={asked && value.legalBasis === null ? t('legalBasisMissing') : undefined}
        options={legalBases.map((one) => ({
          value: one,
          label: t(`legalBases.${one}`),
          line: t(`legalBasisLines.${one}`),
        }))}
        value={value.legalBasis}
        onChange={(basis) => onChange({ legalBasis: legalBases.find((one) => one === basis) ?? null })}
      />
    </>
  );
}

/** Before it is chosen the hint says what it is about, after that the line says what was chosen. */
function Choice({
  label,
  hint,
  placeholder,
  error,
  options,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  placeholder: string;
  error: string | undefined;
  options: { value: string; label: string; line: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const lineOf = (chosen: string | null) => options.find((one) => one.value === chosen)?.line;
  return (
    <Select
      label={label}
      description={lineOf(value) ?? hint}
      placeholder={placeholder}
      error={error}
      data={options.map((one) => ({ value: one.value, label: one.label }))}
      value={value}
      allowDeselect={false}
      maxDropdownHeight={320}
      comboboxProps={{ shadow: 'md' }}
      renderOption={({ option }) => (
        <div>
          <Text fw={500}>{option.label}</Text>
          <Text size="xs" c="dimmed">
            {lineOf(option.value)}
          </Text>
        </div>
      )}
      onChange={onChange}
    />
  );
}
