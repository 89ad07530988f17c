// The search of the book: every word must occur, in a heading better than in the text.
(function () {
  "use strict";
  const most = 12;
  const box = document.querySelector(".search");
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const count = document.getElementById("found-count");
  const index = (window.bookIndex || []).map(([address, title, chapter, text]) => ({
    address, title, chapter, text,
    inTitle: (chapter + " " + title).toLowerCase(),
    inText: text.toLowerCase(),
  }));
  if (!index.length) return;
  box.hidden = false;

  function find(query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (const entry of index) {
      let rank = 0;
      for (const word of words) {
        if (entry.inTitle.includes(word)) rank += 2;
        else if (entry.inText.includes(word)) rank += 1;
        else { rank = 0; break; }
      }
      if (rank > 0) found.push({ entry, rank, word: words[0] });
    }
    return found.sort((a, b) => b.rank - a.rank);
  }

  function excerpt(entry, word) {
    const at = Math.max(0, entry.inText.indexOf(word) - 40);
    const piece = entry.text.slice(at, at + 120).trim();
    return (at > 0 ? "…" : "") + piece + (at + 120 < entry.text.length ? "…" : "");
  }

  function item({ entry, word }) {
    const link = document.createElement("a");
    link.href = entry.address;
    const title = document.createElement("strong");
    title.textContent = entry.title;
    const where = document.createElement("small");
    where.textContent = entry.chapter;
    const text = document.createElement("span");
    text.textContent = excerpt(entry, word);
    link.append(title, where, text);
    const li = document.createElement("li");
    li.append(link);
    return li;
  }

  function show() {
    const found = find(input.value);
    list.replaceChildren(...found.slice(0, most).map(item));
    list.hidden = !found.length;
    count.textContent = !input.value.trim() ? "" : found.length === 1 ? "1 section" : found.length + " sections";
  }

  function hide() {
    list.hidden = true;
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  box.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      input.value = "";
      hide();
      input.focus();
    } else if (event.key === "ArrowDown" && links.length) links[Math.min(here + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && here >= 0) (here ? links[here - 1] : input).focus();
    else if (event.key === "Enter" && document.activeElement === input && links.length) links[0].click();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target) || event.target.closest("a")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(input|textarea)$/i.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    }
  });
})();
