// What the positions of a game mean. A position n[i] has its steps s (numbers of rows), the choices a that led to it, as
// a schedule names them (-1 is a select's first ready case), its moves m, the text x of its end, how few moves d are
// needed to the goal, and c where the game is cut: 2 here, 1 further on. A step is a row of kind, goroutine, starter, and
// the numbers of its text, code and place; a move one of goroutine, case, next position, and texts of what comes next.
function readTheGame(data) {
  "use strict";
  var texts = data.t, steps = data.s, nodes = data.n;
  var Starts = 0, Ready = 1, Waits = 2, Ends = 3, Does = 4, Prints = 5;

  /** Goes the way once more from the beginning: who is where, what was printed, what happened. */
  function look(path) {
    var board = { all: [], by: {}, output: "", fresh: 0, history: [], schedule: [], last: 0 };
    path.forEach(function (at, move) {
      var node = nodes[at];
      board.fresh = board.output.length;
      node.a.forEach(function (choice) {
        var number = board.schedule.length + 1;
        board.schedule.push(number + (choice < 0 ? "=" + (-1 - choice) : ":" + choice));
      });
      node.s.forEach(function (n) { take(board, steps[n], move); });
    });
    return board;
  }

  function take(board, step, move) {
    var kind = step[0], g = step[1], by = step[2], text = texts[step[3]];
    var doer = kind === Starts ? by : g;
    if (kind === Starts) board.all.push(board.by[g] = { g: g, state: "new", text: "not started yet" });
    var who = board.by[g], maker = board.by[doer];
    if (kind === Ready && who) set(who, "ready", "can go on");
    if (kind === Waits) set(who, "waiting", text);
    if (kind === Ends) set(who, "ended", "has ended");
    if (kind === Prints) board.output += text;
    if (kind === Does || kind === Prints || kind === Starts) {
      if (maker && maker.state !== "waiting") set(maker, "ready", "can go on");
    }
    if (kind === Ready || !maker) return;
    if (texts[step[4]] || texts[step[5]]) { maker.code = texts[step[4]]; maker.place = texts[step[5]]; }
    board.last = doer;
    board.history.push({
      move: move, g: doer, code: texts[step[4]], place: texts[step[5]],
      text: kind === Prints ? printed(text) : text
    });
  }

  /** Console text in quotes, without the line break that nearly every line ends with. */
  function printed(text) {
    var line = text.replace(/\r?\n$/, "");
    return line || !text ? "prints " + JSON.stringify(line) : "prints an empty line";
  }

  function set(who, state, text) { who.state = state; who.text = text; }

  return look;
}
