// One code cell: its editor, its state, its outputs.
import { createEditor } from "./editor.js";
import { OutputView } from "./outputs.js";

const stateTexts = {
  queued: "waits for its turn",
  running: "is running",
  ok: "finished",
  failed: "failed",
  stopped: "was stopped",
};

export class Cell {
  /**
   * @param {HTMLElement} element
   * @param {import("./drafts.js").Drafts} drafts
   * @param {{ run(cell: Cell, advance: boolean): void, save(): void, edited(): void,
   *   announce(text: string): void, notice(text: string): void }} chapter
   */
  constructor(element, drafts, chapter) {
    this.element = element;
    this.id = element.dataset.cell;
    this.label = element.getAttribute("aria-label");
    this.drafts = drafts;
    this.chapter = chapter;
    this.count = element.querySelector(".count");
    this.time = element.querySelector(".time");
    this.origin = element.querySelector(".origin");
    this.runButton = element.querySelector("[data-action=run]");
    this.resetButton = element.querySelector("[data-action=reset]");
    this.view = new OutputView(element.querySelector(".outputs"), this.label);

    const area = element.querySelector("textarea");
    this.fileText = area.value;
    const draft = drafts.read(this.id);
    if (draft) area.value = draft.text;
    this.editor = createEditor(area, {
      onChange: (text) => this.keep(text),
      onRun: (advance) => chapter.run(this, advance),
      onSave: () => chapter.save(),
    });
    this.runButton.addEventListener("click", () => chapter.run(this, false));
    this.resetButton.addEventListener("click", () => this.reset());
    this.showEdited();
    if (draft && draft.base !== this.fileText) {
      chapter.notice(
        `The notebook's file changed since you edited ${this.label.toLowerCase()}. Your version is shown; ` +
          `"Reset cell" takes the file's.`,
      );
    }
  }

  get text() {
    return this.editor.text;
  }

  get edited() {
    return this.text !== this.fileText;
  }

  keep(text) {
    if (!this.drafts.write(this.id, text, this.fileText)) {
      this.chapter.notice("The browser keeps no more edits: save the chapter before you close it.");
    }
    this.showEdited();
    this.chapter.edited();
  }

  showEdited() {
    this.element.classList.toggle("edited", this.edited);
    this.resetButton.hidden = !this.edited;
  }

  /** Back to the file's version; the editor's undo brings the edit back. */
  reset() {
    this.editor.text = this.fileText;
    this.editor.focus();
    this.chapter.announce(`${this.label} is the notebook's version again.`);
  }

  /** The file holds this text now. */
  saved(text) {
    this.fileText = text;
    this.drafts.write(this.id, this.text, text);
    this.showEdited();
  }

  /** @param {{ state: string, count: number?, origin: string, elapsed: number?, outputs: object[]? }} news */
  show(news) {
    this.element.dataset.state = news.state;
    const busy = news.state === "running" || news.state === "queued";
    this.element.setAttribute("aria-busy", String(news.state === "running"));
    this.count.textContent = busy ? "*" : (news.count ?? " ");
    this.count.parentElement.title = stateTexts[news.state] ?? "not run yet";
    this.time.textContent = news.elapsed == null || busy ? "" : duration(news.elapsed);
    this.origin.textContent =
      news.origin === "saved" ? "saved output" : news.origin === "lost" ? "from an earlier process" : "";
    // Read aloud what comes from now on, not what was there when the page was opened.
    if (busy) this.view.element.setAttribute("aria-live", "polite");
    if (news.outputs) {
      this.view.clear();
      for (const output of news.outputs) this.view.add(output);
    }
    this.element.classList.toggle("has-output", this.view.element.childElementCount > 0);
  }

  add(output) {
    this.view.add(output);
    this.element.classList.add("has-output");
  }

  announceEnd({ state, elapsed }) {
    if (stateTexts[state]) this.chapter.announce(`${this.label} ${stateTexts[state]}, ${duration(elapsed ?? 0)}.`);
  }
}

function duration(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}
