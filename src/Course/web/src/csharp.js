// C# 14 as the cells of a notebook use it: top-level code, #r lines, raw and interpolated strings.
// A line tokenizer and no grammar: half-typed code keeps its colours.
import { LanguageSupport, StreamLanguage } from "@codemirror/language";

const words = (text) => new Set(text.split(" "));
const control = words(
  "await break case catch continue default do else finally for foreach goto if in lock return switch throw try when while yield",
);
const keywords = words(
  "abstract add alias and as async base checked class const delegate enum event explicit extension extern field file fixed from get global group implicit init interface internal into is join let namespace new nameof not on operator or orderby out override params partial private protected public readonly record ref remove required scoped sealed select set sizeof stackalloc static struct this typeof unchecked unsafe using value var virtual volatile where with",
);
const types = words(
  "bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort void",
);
const atoms = words("true false null");
// Words of queries and accessors: names like any other wherever they are used as names.
const contextual = words(
  "add alias and as from get global group into join let not on or orderby remove select set value where with field file scoped extension record required init partial when",
);

const identifier = /^@?[\p{L}_][\p{L}\p{N}_]*/u;
const number = /^(?:0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[uUlLfFdDmM]*/;

/** What is open at this point, innermost last: a comment, a string, the hole of a string, a bracket. */
const startState = () => ({ open: [], previous: "" });
const copyState = (state) => ({ open: state.open.map((item) => ({ ...item })), previous: state.previous });
const top = (state) => state.open.at(-1);

function token(stream, state) {
  const inner = top(state);
  if (inner?.kind === "comment") return blockComment(stream, state);
  if (inner?.kind === "string") return string(stream, state, inner);
  if (stream.eatSpace()) return null;
  const style = code(stream, state);
  if (style !== "comment") state.previous = stream.current();
  return style;
}

function code(stream, state) {
  if (stream.match("//")) {
    stream.skipToEnd();
    return "comment";
  }
  if (stream.match("/*")) {
    state.open.push({ kind: "comment" });
    return blockComment(stream, state);
  }
  if (stream.peek() === "#" && /^\s*$/.test(stream.string.slice(0, stream.start))) {
    stream.match(/^#!?[\w]*/);
    return "meta";
  }
  const opening = stream.match(/^(\$*)("{3,})/) ?? stream.match(/^(\$@|@\$|\$|@)?(")/);
  if (opening) return openString(stream, state, opening);
  if (stream.match(/^'(?:\\.[^']*|[^'\\])'/)) return "string";
  if (stream.match(number)) return "number";
  const name = stream.match(identifier);
  if (name) return nameStyle(stream, state, name[0]);
  return punctuation(stream, state);
}

function nameStyle(stream, state, name) {
  const member = state.previous === "." || state.previous === "?.";
  const next = stream.string.slice(stream.pos).trimStart();
  const isName = member || (contextual.has(name) && /^(?:[.;,)=(]|$)/.test(next));
  if (!isName) {
    if (control.has(name)) return "controlKeyword";
    if (types.has(name)) return "typeName";
    if (atoms.has(name)) return "atom";
    if (keywords.has(name)) return "keyword";
  }
  if (state.previous === "new") return "typeName";
  if (/^(?:<[\w\s,.<>[\]?]*>)?\(/.test(next)) return "variableName.function";
  if (member) return "propertyName";
  return /^\p{Lu}/u.test(name) ? "typeName" : "variableName";
}

function punctuation(stream, state) {
  const char = stream.next();
  const inner = top(state);
  if ("([{".includes(char)) {
    state.open.push({ kind: "bracket", char, indent: stream.indentation() });
    return "bracket";
  }
  if (")]}".includes(char)) {
    // A hole closes with as many braces as its string has dollars, and gives back to the string.
    if (char === "}" && inner?.kind === "hole") {
      for (let more = 1; more < inner.braces; more++) stream.eat("}");
      state.open.pop();
      return "brace";
    }
    if (inner?.kind === "bracket") state.open.pop();
    return "bracket";
  }
  if (char === "?" && stream.eat(".")) return "operator";
  return /[.;,]/.test(char) ? "punctuation" : "operator";
}

function openString(stream, state, [, prefix = "", quotes]) {
  const raw = quotes.length >= 3;
  state.open.push({
    kind: "string",
    quotes: quotes.length,
    raw,
    verbatim: prefix.includes("@"),
    holes: raw ? prefix.length : prefix.includes("$") ? 1 : 0,
  });
  return string(stream, state, top(state));
}

function string(stream, state, inner) {
  const closing = '"'.repeat(inner.quotes);
  while (!stream.eol()) {
    if (inner.verbatim && stream.match('""')) continue;
    if (!inner.verbatim && !inner.raw && stream.match(/^\\./)) continue;
    if (stream.match(closing)) {
      state.open.pop();
      state.previous = '"';
      return "string";
    }
    if (inner.holes > 0 && !inner.raw && stream.match("{{")) continue;
    if (inner.holes > 0 && stream.match("{".repeat(inner.holes), false)) {
      if (stream.pos > stream.start) return "string";
      stream.match("{".repeat(inner.holes));
      state.open.push({ kind: "hole", braces: inner.holes });
      return "brace";
    }
    stream.next();
  }
  // Only raw and verbatim strings go on in the next line.
  if (!inner.raw && !inner.verbatim) state.open.pop();
  return "string";
}

function blockComment(stream, state) {
  if (stream.match(/^.*?\*\//)) state.open.pop();
  else stream.skipToEnd();
  return "comment";
}

function indent(state, textAfter, context) {
  const inner = top(state);
  if (inner?.kind === "string" || inner?.kind === "comment") return null;
  const bracket = state.open.findLast((item) => item.kind === "bracket");
  if (!bracket) return 0;
  return bracket.indent + (/^\s*[)\]}]/.test(textAfter) ? 0 : context.unit);
}

const definition = StreamLanguage.define({
  name: "csharp",
  startState,
  copyState,
  token,
  indent,
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"', "'"] },
    indentOnInput: /^\s*[)\]}]$/,
  },
});

export const csharpLanguage = definition;
export const csharp = () => new LanguageSupport(definition);
