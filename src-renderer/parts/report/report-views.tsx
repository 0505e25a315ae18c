/** The two halves of Reports, as tabs: what was made, and the summary. Each has an address of its own. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../routes.ts';
import classes from './report.module.css';
import { reportsTexts } from './reports-texts.ts';

const views = ['reports', 'summary'] as const;

export function ReportViews({ view, children }: { view: (typeof views)[number]; children: ReactNode }) {
  const t = useTexts(reportsTexts);
  return (
    <Tabs
      value={view}
      keepMounted={false}
      classNames={{ root: classes.views ?? '', panel: classes.view ?? '' }}
      onChange={(chosen) => {
        const screen = views.find((one) => one === chosen);
        if (screen !== undefined && screen !== view) navigate({ screen });
      }}
    >
      <Tabs.List>
        {views.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`view.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={view}>{children}</Tabs.Panel>
    </Tabs>
  );
}
