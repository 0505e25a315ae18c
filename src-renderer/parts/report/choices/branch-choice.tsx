/** Whose report it says it is: the branch's name and logo as set, or another name, or without the logo. */
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { branchNameSchema } from '../../../../src-main/contract/branch.ts';
import { longestOf } from '../../../core/contract-form.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import type { FieldDraft } from '../field/field-draft.ts';
import { fieldTexts } from '../field/field-texts.ts';

export function BranchChoice({
  branchName,
  logo,
  onChange,
}: Pick<FieldDraft, 'branchName' | 'logo'> & {
  onChange: (part: Partial<Pick<FieldDraft, 'branchName' | 'logo'>>) => void;
}) {
  const t = useTexts(fieldTexts);
  const branch = useQuery('branch.get', {}).data;
  return (
    <Stack gap="xs">
      <TextInput
        label={t('branch.name')}
        description={branch?.name == null ? t('branch.notSet') : t('branch.isSet')}
        placeholder={branch?.name ?? undefined}
        maxLength={longestOf(branchNameSchema)}
        value={branchName}
        onChange={(event) => onChange({ branchName: event.currentTarget.value })}
      />
      {branch?.logo == null ? null : (
        <Checkbox
          label={t('branch.logo')}
          checked={logo}
          onChange={(event) => onChange({ logo: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
