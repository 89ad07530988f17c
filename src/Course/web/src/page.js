// The page's script. It adds to what the server rendered: text and code can be read without it.
import { Chapter } from "./chapter.js";
import { highlightElement } from "./highlight.js";

for (const code of document.querySelectorAll(".prose pre > code[class*=language-]")) highlightElement(code);

const chapter = document.querySelector("[data-chapter]");
if (chapter) new Chapter(chapter);

// The contents mark the section that is being read.
const links = new Map(
  [...document.querySelectorAll(".contents a[href^='#']")].map((link) => [
    document.getElementById(decodeURIComponent(link.hash.slice(1))),
    link,
  ]),
);
links.delete(null);
if (links.size > 0) {
  const mark = () => {
    const passed = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < 140);
    const current = passed.at(-1) ?? links.keys().next().value;
    for (const [heading, link] of links) {
      if (heading === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}
