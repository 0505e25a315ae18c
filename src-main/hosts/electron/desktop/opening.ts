/** Files opened with the program: as an argument of its start or of a second one, by a drop on its icon. */
import { app } from 'electron';
import type { Asked } from '../../../contract/system.ts';
import { type Asking, createAsking } from './asked.ts';
import { createGivenFiles, type GivenFiles } from './given-files.ts';

export type Opening = Pick<Asking, 'subscribe' | 'take'> &
  Pick<GivenFiles, 'give' | 'namedFile'> & {
    /** The window comes forward with it. */
    ask(asked: Asked): void;
  };

/**
 * Before the app is ready: macOS tells of a file that early. `openWindow` does nothing while there is none. `ownFolders`: of the
 * program and of the data, which a start may name as well.
 */
export function openWithProgram(openWindow: () => void, ownFolders: readonly string[]): Opening {
  const given = createGivenFiles(ownFolders);
  const asking = createAsking();

  function ask(asked: Asked): void {
    asking.ask(asked);
    openWindow();
  }

  function openFiles(args: readonly string[], folder: string): void {
    const { files, unopened } = given.fromArguments(args, folder);
    if (files.length > 0) ask({ what: 'import', files });
    if (unopened.length > 0) ask({ what: 'unopened', names: unopened });
  }

  openFiles(process.argv.slice(1), process.cwd());
  app.on('second-instance', (_, args, folder) => {
    openWindow();
    openFiles(args.slice(1), folder);
  });
  app.on('activate', openWindow);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFiles([path], '/');
  });
  return { ask, take: asking.take, subscribe: asking.subscribe, give: given.give, namedFile: given.namedFile };
}
