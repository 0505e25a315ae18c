/** In which file format a report is written, and what each of them is good for. */
import { Radio, Stack } from '@mantine/core';
import { type FileFormat, fileFormatSchema } from '../../../src-main/contract/files.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { reportsTexts } from './reports-texts.ts';

export function FormatChoice({
  format,
  xlsxHint,
  onChange,
}: {
  format: FileFormat;
  /** What the workbook has that the others have not. */
  xlsxHint: string;
  onChange: (format: FileFormat) => void;
}) {
  const t = useTexts(reportsTexts);
  const common = useTexts(commonTexts);
  const hints: Record<FileFormat, string> = {
    xlsx: xlsxHint,
    'csv-excel': `${t('form.csvExcelHint')} ${common('csvGuard')}`,
    csv: `${t('form.csvHint')} ${common('csvGuard')}`,
  };
  return (
    <Radio.Group label={t('form.format')} value={format} onChange={(value) => onChange(fileFormatSchema.parse(value))}>
      <Stack gap="xs" mt={4}>
        {(['xlsx', 'csv-excel', 'csv'] as const).map((one) => (
          <Radio key={one} value={one} label={common(`fileFormat.${one}`)} description={hints[one]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
