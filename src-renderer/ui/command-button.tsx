/** A button for a command of the contract: disabled, with the reason, while this copy of the program may only read. */
import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { MouseEventHandler } from 'react';
import { useCanCommand } from '../core/core-state.ts';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/texts.ts';

export function CommandButton({
  disabled,
  ...props
}: ButtonProps & {
  onClick?: MouseEventHandler<HTMLButtonElement>;
  type?: 'button' | 'submit';
  'aria-label'?: string;
}) {
  const t = useTexts(commonTexts);
  const allowed = useCanCommand();
  if (allowed) return <Button disabled={disabled} {...props} />;
  return (
    <Tooltip label={t('readerTooltip')}>
      <Button {...props} data-disabled aria-disabled onClick={(event) => event.preventDefault()} />
    </Tooltip>
  );
}
