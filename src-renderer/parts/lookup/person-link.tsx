/** The way from a name, a NIK or a phone to everything about that person. Its address has a lookup's number, never a person's. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatRoute } from '../../routes.ts';

export function PersonLink({
  lookupId,
  plain = false,
  inTable = false,
  children,
}: {
  lookupId: number;
  /** Looks like the text around it until one points at it. */
  plain?: boolean;
  /** In a row that opens by itself, of a table that has the keys: the details have the link for the keyboard. */
  inTable?: boolean;
  children: ReactNode;
}) {
  return (
    <Anchor
      href={formatRoute({ screen: 'person', lookupId })}
      inherit
      underline={plain ? 'hover' : 'always'}
      {...(plain && { c: 'inherit' })}
      {...(inTable && { tabIndex: -1, onClick: (event) => event.stopPropagation() })}
    >
      {children}
    </Anchor>
  );
}
