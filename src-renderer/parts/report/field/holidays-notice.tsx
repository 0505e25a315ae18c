/** Says that nobody told the program the holidays of a year that the sheet is for, and what to do. */
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Notice } from '../../../ui/notice.tsx';
import { yearsWithoutHolidays } from './field-draft.ts';
import { fieldTexts } from './field-texts.ts';

export function HolidaysNotice() {
  const t = useTexts(fieldTexts);
  const { data } = useQuery('reports.holidays', {});
  if (data === undefined) return null;
  const unknown = yearsWithoutHolidays(data, Date.now());
  if (unknown.length === 0 && data.problems.length === 0) return null;
  const problems = data.problems.map(({ fault, place, at }) => {
    return t(`holidays.problem.${fault}`, {
      folder: t(`holidays.folder.${place}`),
      at: at === null ? '' : t('holidays.problemAt', { at }),
    });
  });
  return (
    <Notice
      boxed
      tone="warn"
      {...(unknown.length > 0 && { title: t('holidays.title', { years: unknown.join(', ') }) })}
    >
      {[...problems, ...(unknown.length > 0 ? [t('holidays.text')] : [])].join(' ')}
    </Notice>
  );
}
