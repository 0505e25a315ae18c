/**
 * The recovery window's one way out: what is typed goes to the main process, its sentence comes back. The page has no
 * script of its own; nothing is exposed to it.
 */
import { ipcRenderer } from 'electron';

// The other end is hosts/electron/life/recovery-window.ts.
const tryChannel = 'sambung:recovery';

addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('form');
  const key = document.querySelector('textarea');
  const wrong = document.querySelector('#wrong');
  const ask = (typed: string | null): Promise<string | null> => ipcRenderer.invoke(tryChannel, typed);

  async function submit(): Promise<void> {
    if (!key || !wrong) return;
    wrong.textContent = '';
    const said = await ask(key.value);
    if (said !== null) {
      wrong.textContent = said;
      key.focus();
    }
  }
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  key?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void submit();
  });
  document.querySelector('#cancel')?.addEventListener('click', () => void ask(null));
  addEventListener('keydown', (event) => void (event.key === 'Escape' && ask(null)));
  key?.focus();
});
