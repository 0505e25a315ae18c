/** A `File` of the page; `path`: it lies on this machine and a person dropped it. Only the preload can ask for that. */
export class PageFile {
  readonly name: string;
  readonly #path: string;
  constructor(name: string, path = '') {
    this.name = name;
    this.#path = path;
  }

  static pathOf(file: unknown): string {
    // Electron throws where it is handed anything else.
    if (!(file instanceof PageFile)) throw new TypeError('Failed to execute getPathForFile: not a File');
    return file.#path;
  }
}
