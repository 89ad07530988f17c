// Shows the outputs of a cell. Text becomes text nodes; HTML never becomes part of this page: it may
// come from a downloaded notebook, and this page may run code. It gets a frame without any authority.
import { showInFrame } from "./sandbox.js";

export class OutputView {
  /** @param {HTMLElement} element the cell's output area */
  constructor(element, label) {
    this.element = element;
    this.label = label;
    this.stream = null;
  }

  clear() {
    // The old height stays for a moment: a page that jumps while a cell is run again is hard to read.
    this.element.style.minHeight = `${this.element.offsetHeight}px`;
    setTimeout(() => (this.element.style.minHeight = ""), 400);
    this.element.replaceChildren();
    this.stream = null;
  }

  add(output) {
    if (output.kind === "stream") return this.addText(output);
    this.stream = null;
    this.element.append(this.create(output));
  }

  /** Pieces of one stream that follow each other are one block. */
  addText({ name, text }) {
    if (this.stream?.dataset.stream !== name) {
      this.stream = block("pre", `output stream ${name === "stderr" ? "stderr" : "stdout"}`);
      this.stream.dataset.stream = name;
      this.stream.tabIndex = 0;
      this.stream.setAttribute("aria-label", name === "stderr" ? "Standard error" : "Printed text");
      this.element.append(this.stream);
    }
    const follow = this.stream.scrollHeight - this.stream.scrollTop - this.stream.clientHeight < 8;
    this.stream.append(text);
    if (follow) this.stream.scrollTop = this.stream.scrollHeight;
  }

  create(output) {
    switch (output.kind) {
      case "html":
        return showInFrame(output.html, output.text || `Figure of ${this.label}`);
      case "image": {
        const image = block("img", "output image");
        image.src = output.source;
        image.alt = output.text || `Picture of ${this.label}`;
        return image;
      }
      case "markdown": {
        // Rendered by the server, which leaves out the HTML that the text may hold.
        const text = block("div", "output prose");
        text.innerHTML = output.html;
        return text;
      }
      case "error":
        return errorBlock(output);
      default: {
        const text = block("pre", "output text");
        text.tabIndex = 0;
        text.textContent = output.text;
        return text;
      }
    }
  }
}

/** The engine's own verdicts in words; exceptions keep their names. */
const errorNames = {
  CompileError: "This does not compile",
  ForgottenAwait: "An await is missing",
  Timeout: "Out of time",
  Interrupted: "Stopped",
  ProcessEnded: "The process ended",
};

function errorBlock({ name, message, trace }) {
  const error = block("div", "output error");
  error.setAttribute("role", "group");
  error.setAttribute("aria-label", "Error");
  const head = block("p", "error-head");
  const title = block("strong", "");
  title.textContent = errorNames[name] ?? name;
  head.append(title);
  error.append(head);
  const report = trace.join("\n").trimEnd();
  // A report of one line repeats the message; a longer one begins with it.
  const brief = !report.includes("\n");
  const text = block(brief ? "p" : "pre", brief ? "error-message" : "error-trace");
  if (!brief) text.tabIndex = 0;
  text.textContent = brief ? message : report;
  error.append(text);
  return error;
}

function block(tag, classes) {
  const element = document.createElement(tag);
  element.className = classes;
  return element;
}
