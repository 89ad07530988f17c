// Colours for code: the editor's, and the C# and Go that stand in the text.
import { StreamLanguage } from "@codemirror/language";
import { go } from "@codemirror/legacy-modes/mode/go";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { csharpLanguage } from "./csharp.js";

/** Names, not colours: style.css gives them, for light and dark. */
export const courseHighlighter = tagHighlighter([
  { tag: tags.controlKeyword, class: "tok-control" },
  { tag: tags.keyword, class: "tok-keyword" },
  { tag: tags.typeName, class: "tok-type" },
  { tag: tags.function(tags.variableName), class: "tok-function" },
  { tag: tags.string, class: "tok-string" },
  { tag: tags.number, class: "tok-number" },
  { tag: tags.atom, class: "tok-keyword" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: tags.meta, class: "tok-meta" },
]);

const goLanguage = StreamLanguage.define(go);
const shellLanguage = StreamLanguage.define(shell);
const languages = {
  csharp: csharpLanguage,
  cs: csharpLanguage,
  "c#": csharpLanguage,
  go: goLanguage,
  golang: goLanguage,
  sh: shellLanguage,
  bash: shellLanguage,
  shell: shellLanguage,
};

/** Colours one `code` element whose class names its language. */
export function highlightElement(element) {
  const name = /(?:^|\s)language-(\S+)/.exec(element.className)?.[1].toLowerCase();
  const language = languages[name];
  if (!language) return;
  const text = element.textContent;
  const result = document.createDocumentFragment();
  highlightCode(
    text,
    language.parser.parse(text),
    courseHighlighter,
    (piece, classes) => {
      if (!classes) return result.append(piece);
      const span = document.createElement("span");
      span.className = classes;
      span.textContent = piece;
      result.append(span);
    },
    () => result.append("\n"),
  );
  element.replaceChildren(result);
  element.closest("pre")?.setAttribute("data-language", name);
}
