// Runs inside an output's frame: takes the HTML from the page, shows it, tells its height.
// Scripts of the output run here on purpose: that is how a figure becomes interactive.

addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.type !== "show") return;
  window.coursePlotlyUrl = data.plotlyUrl;
  const range = document.createRange();
  range.selectNodeContents(document.body);
  // Unlike innerHTML, a fragment made this way runs its scripts when it is put in.
  document.body.replaceChildren(range.createContextualFragment(data.html));
  tellHeight();
});

let told = 0;
function tellHeight() {
  // The body's box, not the document's: that one is never smaller than the frame.
  const { height } = document.body.getBoundingClientRect();
  if (height !== told) parent.postMessage({ type: "height", height }, "*");
  told = height;
}

// Browsers do not lay out frames that are out of sight, so that the size alone would be told only
// when the reader is there, and the page would jump: pictures that load and scripts that draw tell too.
addEventListener("load", tellHeight, true);
new MutationObserver(tellHeight).observe(document.body, { childList: true, subtree: true, attributes: true });
new ResizeObserver(tellHeight).observe(document.body);
parent.postMessage({ type: "ready" }, "*");
