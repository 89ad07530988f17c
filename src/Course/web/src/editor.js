// The editor of one code cell.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { csharp } from "./csharp.js";
import { courseHighlighter } from "./highlight.js";

const nonce = document.querySelector('meta[name="style-nonce"]')?.content ?? "";

/**
 * Puts an editor in the place of a text area, which is what the page shows without a script.
 * @param {HTMLTextAreaElement} area
 * @param {{ onChange(text: string): void, onRun(advance: boolean): void, onSave(): void }} cell
 */
export function createEditor(area, cell) {
  const run = (advance) => () => {
    cell.onRun(advance);
    return true;
  };
  const save = () => {
    cell.onSave();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: area.value,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: "Mod-Enter", run: run(false) },
            { key: "Ctrl-Enter", run: run(false) },
            { key: "Shift-Enter", run: run(true) },
            { key: "Mod-s", run: save },
          ]),
        ),
        // The page's policy allows no style but its own: the editor's carries the page's nonce.
        EditorView.cspNonce.of(nonce),
        EditorState.tabSize.of(4),
        indentUnit.of("    "),
        csharp(),
        syntaxHighlighting(courseHighlighter),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({
          "aria-label": area.getAttribute("aria-label"),
          "aria-describedby": "editor-keys",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) cell.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  area.replaceWith(view.dom);
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
    contains: (node) => view.dom.contains(node),
  };
}
