// Edits that are not in the notebook's file yet live in the browser: closing the tab loses nothing.
// A draft remembers the file's text it started from, so that a changed file is noticed.

const prefix = (chapter) => `course:${chapter}:`;

export class Drafts {
  /** @param {string} chapter @param {Storage} storage */
  constructor(chapter, storage = localStorage) {
    this.chapter = chapter;
    this.storage = storage;
  }

  /** @returns {{ text: string, base: string } | null} */
  read(cell) {
    try {
      const draft = JSON.parse(this.storage.getItem(prefix(this.chapter) + cell));
      return typeof draft?.text === "string" ? draft : null;
    } catch {
      return null;
    }
  }

  /** Keeps an edit; text that equals the file's is no edit. @returns {boolean} whether it is kept */
  write(cell, text, base) {
    const key = prefix(this.chapter) + cell;
    try {
      if (text === base) this.storage.removeItem(key);
      else this.storage.setItem(key, JSON.stringify({ text, base }));
      return true;
    } catch {
      return false;
    }
  }
}
