/** Beside a state or a verdict: to what it means, in the help. */
import { Anchor } from '@mantine/core';
import { useTexts } from '../../i18n/texts.ts';
import { formatRoute } from '../../routes.ts';
import { shellTexts } from './shell-texts.ts';

/** `of`: group and code, as screens/help/meanings/meanings.ts has them. */
export function MeaningLink({ of }: { of: `${'state' | 'verdict' | 'queueReason'}.${string}` }) {
  const t = useTexts(shellTexts);
  return (
    <Anchor size="sm" href={formatRoute({ screen: 'help', page: 'meanings', at: of })}>
      {t('meaning')}
    </Anchor>
  );
}
