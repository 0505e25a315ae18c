/** In which file format a report is written, and what each of them is good for. */
import { Radio, Stack } from '@mantine/core';
import type { ReportFormat } from '../../../../src-main/contract/files.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { reportsTexts } from '../reports-texts.ts';

export function FormatChoice<F extends ReportFormat>({
  formats,
  format,
  xlsxHint,
  onChange,
}: {
  /** In this order. */
  formats: readonly F[];
  format: F;
  /** What the workbook has that the others have not. */
  xlsxHint: string;
  onChange: (format: F) => void;
}) {
  const t = useTexts(reportsTexts);
  const common = useTexts(commonTexts);
  const hints: Record<ReportFormat, string> = {
    xlsx: xlsxHint,
    pdf: t('form.pdfHint'),
    'csv-excel': `${t('form.csvExcelHint')} ${common('csvGuard')}`,
    csv: `${t('form.csvHint')} ${common('csvGuard')}`,
  };
  return (
    <Radio.Group
      label={t('form.format')}
      value={format}
      onChange={(value) => {
        const chosen = formats.find((one) => one === value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Stack gap="xs" mt={4}>
        {formats.map((one: ReportFormat) => (
          <Radio key={one} value={one} label={common(`fileFormat.${one}`)} description={hints[one]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
