/** The columns of `lists` that an import, or a check by hand, gives a list and that are shown of it. */
import type { List } from '../../contract/lists.ts';
import { columnsOf, type Row } from '../store/columns.ts';

/** As it is given: yes and no are 1 and 0 in the store. */
export type GivenList = Pick<
  List,
  'name' | 'connectionId' | 'sourceName' | 'purpose' | 'legalBasis' | 'samePerson' | 'createdAt'
> & { ecConsent: 0 | 1; askAgain: 0 | 1 };

export const givenColumns = columnsOf<GivenList>()({
  name: 'name',
  connection_id: 'connectionId',
  source_name: 'sourceName',
  ec_consent: 'ecConsent',
  ask_again: 'askAgain',
  same_person: 'samePerson',
  purpose: 'purpose',
  legal_basis: 'legalBasis',
  created_at: 'createdAt',
});

/** Rows of its file, and what became of them. */
export type ListCounts = Pick<List, 'rows' | 'accepted' | 'rejected' | 'skipped' | 'duplicates'>;

export const countColumns = columnsOf<ListCounts>()({
  rows: 'rows',
  accepted: 'accepted',
  rejected: 'rejected',
  skipped: 'skipped',
  duplicates: 'duplicates',
});

export type ListColumnsRow = Row<typeof givenColumns> & Row<typeof countColumns>;
