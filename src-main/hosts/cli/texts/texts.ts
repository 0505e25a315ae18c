/** Every sentence the command line says, in both languages. Both have the same keys, or this does not compile. */
import type { Language } from '../../../contract/settings.ts';
import { backupsEn } from './backups-en.ts';
import { backupsId } from './backups-id.ts';
import { dataEn } from './data-en.ts';
import { dataId } from './data-id.ts';
import { diagnosticsEn } from './diagnostics-en.ts';
import { diagnosticsId } from './diagnostics-id.ts';
import { type Domain, domain } from './domain.ts';
import { en } from './en.ts';
import { historyEn } from './history-en.ts';
import { historyId } from './history-id.ts';
import { id } from './id.ts';
import { listsEn } from './lists-en.ts';
import { listsId } from './lists-id.ts';
import { lockEn } from './lock-en.ts';
import { lockId } from './lock-id.ts';
import { moneyEn } from './money-en.ts';
import { moneyId } from './money-id.ts';
import { outcomesEn } from './outcomes-en.ts';
import { outcomesId } from './outcomes-id.ts';
import { peopleEn } from './people-en.ts';
import { peopleId } from './people-id.ts';
import { privacyEn } from './privacy-en.ts';
import { privacyId } from './privacy-id.ts';
import { reportsEn } from './reports-en.ts';
import { reportsId } from './reports-id.ts';

export type Texts = {
  readonly main: typeof en;
  /** Of the domain: as the window and the files say it. */
  readonly domain: Domain;
  readonly money: typeof moneyEn;
  readonly lists: typeof listsEn;
  readonly data: typeof dataEn;
  readonly backups: typeof backupsEn;
  readonly lock: typeof lockEn;
  readonly diagnostics: typeof diagnosticsEn;
  readonly outcomes: typeof outcomesEn;
  readonly people: typeof peopleEn;
  readonly reports: typeof reportsEn;
  readonly privacy: typeof privacyEn;
  readonly history: typeof historyEn;
};

export const texts: Record<Language, Texts> = {
  en: {
    main: en,
    domain: domain.en,
    money: moneyEn,
    lists: listsEn,
    data: dataEn,
    backups: backupsEn,
    lock: lockEn,
    diagnostics: diagnosticsEn,
    outcomes: outcomesEn,
    people: peopleEn,
    reports: reportsEn,
    privacy: privacyEn,
    history: historyEn,
  },
  id: {
    main: id,
    domain: domain.id,
    money: moneyId,
    lists: listsId,
    data: dataId,
    backups: backupsId,
    lock: lockId,
    diagnostics: diagnosticsId,
    outcomes: outcomesId,
    people: peopleId,
    reports: reportsId,
    privacy: privacyId,
    history: historyId,
  },
};
