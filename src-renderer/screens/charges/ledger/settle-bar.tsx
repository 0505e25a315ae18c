/** Shows the chosen entries whose charge is not certain, and settles them after confirmation. */
import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '../../../../src-main/contract/index.ts';
import { coreClient } from '../../../core/core.ts';
import { notifyDone, notifyError } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { type Choice, chooseAll, mostAtOnce, rupiahOf } from './charge-choice.ts';
import { chargesTexts } from './charges-texts.ts';

type Verdict = InputOf<'charges.settle'>['charge'];

export function SettleBar({
  filter,
  choice,
  onChoose,
}: {
  filter: Parameters<typeof chooseAll>[1];
  choice: Choice;
  onChoose: (choice: Choice) => void;
}) {
  const t = useTexts(chargesTexts);
  const format = useFormats();
  const [asked, setAsked] = useState<Verdict | null>(null);
  // Stays while the dialog fades out.
  const [verdict, setVerdict] = useState<Verdict>('charged');
  const [looking, setLooking] = useState(false);
  const settle = useCommand('charges.settle');
  const count = choice.size;

  function ask(next: Verdict): void {
    setVerdict(next);
    setAsked(next);
  }

  async function all(): Promise<void> {
    setLooking(true);
    const found = await chooseAll(coreClient, filter);
    setLooking(false);
    if (!found.ok) notifyError(found.error);
    else if (found.value.size === 0) notifyDone(t('choose.nothing'));
    else onChoose(found.value);
  }

  async function confirmed(charge: Verdict): Promise<void> {
    const result = await settle.run({ attemptIds: [...choice.keys()], charge });
    setAsked(null);
    if (result.ok) {
      const words = { count: result.value.affected };
      notifyDone(charge === 'charged' ? t('settle.chargedDone', words) : t('settle.freeDone', words));
    }
    // Refused too: an invoice or another window has settled one of them meanwhile.
    onChoose(new Map());
  }

  const chosenWords = [
    t('choose.some', { count }),
    ...(rupiahOf(choice) > 0 ? [format.rupiah(rupiahOf(choice))] : []),
  ].join(' · ');
  return (
    <>
      <Notice
        boxed
        tone="doubt"
        {...(count === 0 ? {} : { title: chosenWords })}
        actions={
          count === 0 ? (
            <CommandButton size="xs" variant="default" loading={looking} onClick={() => void all()}>
              {t('choose.all')}
            </CommandButton>
          ) : (
            <>
              <CommandButton size="xs" variant="default" onClick={() => ask('charged')}>
                {t('choose.asCharged')}
              </CommandButton>
              <CommandButton size="xs" variant="default" onClick={() => ask('free')}>
                {t('choose.asFree')}
              </CommandButton>
              <Button size="xs" variant="subtle" color="gray" onClick={() => onChoose(new Map())}>
                {t('choose.clear')}
              </Button>
            </>
          )
        }
      >
        {count === 0
          ? t('choose.none')
          : count < mostAtOnce
            ? undefined
            : t('choose.most', { most: format.number(mostAtOnce) })}
      </Notice>
      <Confirm
        opened={asked !== null}
        title={verdict === 'charged' ? t('settle.chargedTitle', { count }) : t('settle.freeTitle', { count })}
        confirmLabel={verdict === 'charged' ? t('choose.asCharged') : t('choose.asFree')}
        pending={settle.pending}
        onConfirm={() => void confirmed(verdict)}
        onClose={() => setAsked(null)}
      >
        <Stack gap="xs">
          <Text>
            {verdict === 'charged'
              ? rupiahOf(choice) > 0
                ? t('settle.chargedText', { rupiah: format.rupiah(rupiahOf(choice)) })
                : t('settle.chargedNoPrice')
              : t('settle.freeText')}
          </Text>
          <Text c="dimmed">{t('settle.state')}</Text>
        </Stack>
      </Confirm>
    </>
  );
}
