/** Keeps a broken screen from taking the window down: the navigation and the queue bar stay, the screen offers itself again. */
import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/texts.ts';
import { EmptyState } from './empty-state.tsx';

function Failed({ onAgain }: { onAgain: () => void }) {
  const t = useTexts(commonTexts);
  return (
    <div role="alert">
      <EmptyState
        icon={IconBug}
        title={t('screenFailed.title')}
        text={t('screenFailed.text')}
        actions={<Button onClick={onAgain}>{t('screenFailed.again')}</Button>}
      />
    </div>
  );
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Failed onAgain={() => this.setState({ failed: false })} />;
  }
}
