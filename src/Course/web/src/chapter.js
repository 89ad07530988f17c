// The chapter: its commands, its cells, and what the feed tells about them.
import { post } from "./api.js";
import { Cell } from "./cell.js";
import { Drafts } from "./drafts.js";
import { Feed } from "./feed.js";

const sessionTexts = {
  none: "Not started",
  starting: "Starting…",
  idle: "Ready",
  busy: "Running",
};

export class Chapter {
  constructor(element) {
    this.name = element.dataset.chapter;
    this.version = element.dataset.version;
    this.api = `/api/chapters/${encodeURIComponent(this.name)}`;
    this.notices = document.querySelector(".notices");
    this.live = document.querySelector("#announcer");
    this.status = document.querySelector(".session");
    this.buttons = Object.fromEntries(
      [...document.querySelectorAll(".commands [data-action]")].map((button) => [button.dataset.action, button]),
    );
    const drafts = new Drafts(this.name);
    this.cells = [...element.querySelectorAll("[data-cell]")].map((cell) => new Cell(cell, drafts, this));
    this.byId = new Map(this.cells.map((cell) => [cell.id, cell]));

    this.buttons.runAll.addEventListener("click", () => this.execute(this.cells));
    this.buttons.stop.addEventListener("click", () => this.command("stop"));
    this.buttons.restart.addEventListener("click", () => this.command("restart"));
    this.buttons.save.addEventListener("click", () => this.save());
    addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") {
        event.preventDefault();
        this.save();
      }
    });
    this.edited();
    this.feed = new Feed(`${this.api}/events`, {
      onEvent: (event) => this.onEvent(event),
      onConnection: (up) => this.onConnection(up),
    });
  }

  run(cell, advance) {
    this.execute([cell]);
    if (!advance) return;
    const next = this.cells[this.cells.indexOf(cell) + 1];
    if (!next) return;
    next.editor.focus();
    next.element.scrollIntoView({ block: "nearest" });
  }

  execute(cells) {
    return this.command("run", { cells: cells.map(({ id, text }) => ({ id, source: text })) });
  }

  async command(verb, body) {
    try {
      return await post(`${this.api}/${verb}`, body);
    } catch (error) {
      this.notice(error.message, "problem");
      return null;
    }
  }

  async save() {
    const cells = this.cells.map(({ id, text }) => ({ id, source: text }));
    const answer = await this.command("save", { version: this.version, cells });
    if (!answer) return;
    this.version = answer.version;
    for (const { id, source } of cells) this.byId.get(id).saved(source);
    this.edited();
    this.announce("Saved.");
    this.buttons.save.classList.add("done");
    setTimeout(() => this.buttons.save.classList.remove("done"), 1600);
  }

  edited() {
    const any = this.cells?.some((cell) => cell.edited) ?? false;
    document.body.classList.toggle("unsaved", any);
  }

  onEvent(event) {
    const cell = this.byId.get(event.cell?.id ?? event.id);
    switch (event.type) {
      case "snapshot":
        for (const one of event.cells) this.byId.get(one.id)?.show(one);
        this.showSession(event);
        break;
      case "cell":
        cell?.show(event.cell);
        cell?.announceEnd(event.cell);
        break;
      case "output":
        cell?.add(event.output);
        break;
      case "session":
        this.showSession(event);
        break;
    }
  }

  showSession({ session, notice }) {
    this.status.dataset.session = session;
    this.status.querySelector("span").textContent = sessionTexts[session] ?? session;
    this.buttons.stop.disabled = session !== "busy" && session !== "starting";
    this.buttons.restart.disabled = session === "none";
    if (!notice) return;
    // Of what became of the process only the last is news.
    this.sessionNotice?.remove();
    this.sessionNotice = this.notice(notice.text, notice.kind);
  }

  onConnection(up) {
    if (up) {
      this.connectionNotice?.remove();
      this.connectionNotice = null;
    } else {
      this.status.dataset.session = "off";
      this.status.querySelector("span").textContent = "Not connected";
      this.connectionNotice ??= this.notice(
        "The course does not answer. Your edits are kept in this browser; start it again with `course start`.",
        "problem",
      );
    }
  }

  announce(text) {
    this.live.textContent = text;
  }

  /** @param {string} kind "info", "lost" (the variables are gone) or "problem" */
  notice(text, kind = "info") {
    const same = [...this.notices.children].find((one) => one.dataset.text === text);
    if (same) return same;
    const notice = document.createElement("div");
    notice.className = `notice ${kind}`;
    notice.dataset.text = text;
    const words = document.createElement("p");
    words.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "quiet";
    close.textContent = "Dismiss";
    close.addEventListener("click", () => notice.remove());
    notice.append(words, close);
    this.notices.append(notice);
    return notice;
  }
}
