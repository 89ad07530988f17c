// What the board needs of a page, whatever it shows: elements, its style sheet, and whether the page is dark.

function element(parent, tag, name, text) {
  var made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
}

function count(number, noun) { return number + " " + noun + (number === 1 ? "" : "s"); }

function addStyle(shadow, css) {
  try {
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch (e) {
    element(shadow, "style", "", css);
  }
}

/** Whether the page around it is dark: told by what it is painted with, for every host has its own themes. */
function isDark(box) {
  for (var at = box.parentElement; at; at = at.parentElement) {
    var paint = numbers(getComputedStyle(at).backgroundColor);
    if (paint && (paint.length < 4 || paint[3] > 0.5)) return brightness(paint) < 110;
  }
  var ink = numbers(getComputedStyle(box.parentElement).color);
  return !!ink && brightness(ink) > 150;
}

function numbers(colour) {
  var all = /^rgba?\(/.test(colour) && colour.match(/[\d.]+/g);
  return all && all.length > 2 ? all.map(Number) : null;
}

function brightness(c) { return (c[0] * 299 + c[1] * 587 + c[2] * 114) / 1000; }
