// Runs inside an output's frame: takes the HTML from the page, shows it, tells its height.
// Scripts of the output run here on purpose: that is how a figure becomes interactive.

addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.type !== "show") return;
  window.coursePlotlyUrl = data.plotlyUrl;
  const range = document.createRange();
  range.selectNode(document.body);
  // Unlike innerHTML, a fragment made this way runs its scripts when it is put in.
  document.body.replaceChildren(range.createContextualFragment(data.html));
});

const tellHeight = () => {
  // The body's box, not the document's: that one is never smaller than the frame.
  const { height } = document.body.getBoundingClientRect();
  parent.postMessage({ type: "height", height }, "*");
};
new ResizeObserver(tellHeight).observe(document.body);
parent.postMessage({ type: "ready" }, "*");
