// HTML outputs live in frames that may run scripts and nothing else: sandboxed without
// allow-same-origin they have no cookie, no storage, no network (the frame's own policy) and no way
// to this page but the messages read here, of which a height is the only one.

const { frameUrl, plotlyUrl } = document.body.dataset;
const frames = new Map();

addEventListener("message", ({ source, data }) => {
  const frame = frames.get(source);
  if (!frame) return;
  if (data?.type === "ready") {
    source.postMessage({ type: "show", html: frame.html, plotlyUrl }, "*");
  } else if (data?.type === "height" && Number.isFinite(data.height)) {
    frame.element.style.height = `${Math.min(Math.max(Math.ceil(data.height), 24), 4000)}px`;
  }
});

/** @returns {HTMLElement} a frame that shows the HTML and grows to its height */
export function showInFrame(html, title) {
  const element = document.createElement("iframe");
  element.className = "output frame";
  element.setAttribute("sandbox", "allow-scripts");
  element.title = title;
  element.src = frameUrl;
  // The window exists only once the frame is in the page, and moves with it.
  element.addEventListener("load", () => forgetRemoved());
  queueMicrotask(() => {
    if (element.contentWindow) frames.set(element.contentWindow, { element, html });
  });
  return element;
}

function forgetRemoved() {
  for (const [source, { element }] of frames) if (!element.isConnected) frames.delete(source);
}
