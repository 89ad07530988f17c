// Draws a part of the run from the finer bars when it is looked at from nearer, and the whole from the coarse ones.
// The bars outside of that part stay coarse: so the figure keeps its width, and moving it shows something at once.
function zoom(box, plotly, data, finer) {
  var names = ["base", "x", "y", "width", "hovertext", "text"];
  var whole = finer.traces.map(function (trace) {
    var copy = {};
    names.forEach(function (name) { copy[name] = data[trace][name]; });
    return copy;
  });
  var isFine = false;
  var isDrawing = false;
  function bars(from, to) {
    var parts = whole.map(function (all) {
      var part = {};
      names.forEach(function (name) { part[name] = []; });
      all.x.forEach(function (length, i) {
        var outside = all.base[i] + length <= from || all.base[i] >= to;
        if (outside || all.y[i] > finer.lanes.length - 0.5) {
          names.forEach(function (name) { part[name].push(all[name][i]); });
        }
      });
      return part;
    });
    var count = 0;
    for (var lane = 0; lane < finer.bars.length; lane++) {
      var all = finer.bars[lane];
      var at = 0;
      for (var i = 0; i < all.length; i += 6) {
        at += all[i];
        var start = at * finer.step;
        var length = all[i + 1] * finer.step;
        if (start >= to) break;
        if (start + length <= from) continue;
        if (++count > finer.most) return null;
        var part = parts[all[i + 2]];
        var label = finer.labels[all[i + 2]];
        var span = Number(length.toPrecision(3)) + " " + finer.unit;
        var single = all[i + 4] === 1;
        part.base.push(start);
        part.x.push(length);
        part.y.push(lane + all[i + 5] / 100);
        part.width.push(all[i + 3] / 100);
        part.text.push(single ? label : "");
        part.hovertext.push(finer.lanes[lane] + ": " + (single
          ? label + ", " + span
          : all[i + 4] + " short pieces in " + span + ": "
            + Math.round(all[i + 3] / finer.full) + " % " + label));
      }
    }
    return parts;
  }
  box.on("plotly_relayout", function () {
    var range = box.layout.xaxis.range;
    if (isDrawing || !range) return;
    // As much again to either side, for who moves the figure a little.
    var more = (range[1] - range[0]) / 2;
    var parts = bars(range[0] - more, range[1] + more) || bars(range[0], range[1]);
    if (!parts && !isFine) return;
    isFine = !!parts;
    parts = parts || whole;
    var update = {};
    names.forEach(function (name) {
      update[name] = parts.map(function (part) { return part[name]; });
    });
    isDrawing = true;
    plotly.restyle(box, update, finer.traces).then(function () { isDrawing = false; });
  });
}
