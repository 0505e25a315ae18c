/** The columns of `lookups` that hold the person: the question as it would be sent. */
import { columnsOf, type Row } from '../store/columns.ts';
import type { Question } from '../td/question.ts';

export const personColumns = columnsOf<Question>()({
  nik: 'nik',
  phone: 'phone',
  name: 'name',
  ec_nik: 'ecNik',
  ec_phone: 'ecPhone',
  ec_name: 'ecName',
});
export type PersonRow = Row<typeof personColumns>;
