/** Beside a state or a verdict: to what it means, in the help. */
import { Anchor } from '@mantine/core';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { formatRoute } from '../../routes.ts';

/** `of`: group and code, as screens/help/meanings/meanings.ts has them. */
export function MeaningLink({ of }: { of: `${'state' | 'verdict' | 'queueReason'}.${string}` }) {
  const t = useTexts(commonTexts);
  return (
    <Anchor size="sm" href={formatRoute({ screen: 'help', page: 'meanings', at: of })}>
      {t('meaning')}
    </Anchor>
  );
}
