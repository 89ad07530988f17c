// The board of "Play the scheduler". It stands in a function of its own and in a shadow tree, so that neither the page
// nor another board disturbs it. All that a program or an author wrote is put in as text, never as markup.
function playTheScheduler(id, game, css) {
  "use strict";
  var texts = game.data.t, nodes = game.data.n;
  var first = nodes.length - 1;
  var look = readTheGame(game.data);

  function nameOf(g) { return "G" + g + (g === 1 ? " main" : ""); }

  function colourOf(g) {
    var others = game.colours.length - 1;
    return game.colours[g <= 1 ? 0 : 1 + (g - 2) % others];
  }

  function Board(image) {
    var path = [first], hints = 0, hinted = false;
    var box = element(null, "div");
    // JupyterLab looks at keys before anybody else does, unless it is told not to.
    box.setAttribute("data-lm-suppress-shortcuts", "true");
    box.setAttribute("data-p-suppress-shortcuts", "true");
    var shadow = box.attachShadow({ mode: "open" });
    addStyle(shadow, css);
    var root = element(shadow, "div", "board");
    root.tabIndex = -1;
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", game.title);
    var live = element(shadow, "div", "live");
    live.setAttribute("role", "status");
    live.setAttribute("aria-live", "polite");
    root.addEventListener("keydown", press);
    image.parentNode.insertBefore(box, image.nextSibling);
    if (isDark(box)) root.setAttribute("data-dark", "");
    show();
    image.style.display = "none";

    function node() { return nodes[path[path.length - 1]]; }

    function go(move) {
      path.push(move[2]);
      hinted = false;
      changed();
    }

    function undo() {
      if (path.length < 2) return;
      path.pop();
      hinted = false;
      changed();
    }

    function restart() {
      path = [first];
      hinted = false;
      hints = 0;
      changed();
    }

    function hint() {
      if (!game.task || over()) return;
      if (!hinted) hints++;
      hinted = true;
      changed();
    }

    function over() { return !node().m; }

    function changed() {
      show();
      announce();
    }

    /** What somebody hears who does not see the board. */
    function announce() {
      var board = look(path), told = [];
      board.history.forEach(function (line) {
        if (line.move === path.length - 1 && path.length > 1) told.push(nameOf(line.g) + " " + line.text);
      });
      var message = [told.join(", "), verdict().text];
      if (!over() && !hinted) {
        message.push("Can go: " + node().m.map(function (m) { return labelOf(m); }).join(", "));
      }
      live.textContent = message.filter(Boolean).join(". ");
    }

    function labelOf(move) { return move[1] ? "case " + move[1] : "G" + move[0]; }

    /** How it stands: a tone, and a sentence. */
    function verdict() {
      var at = node(), moves = path.length - 1;
      if (game.task && at.d === 0) {
        var best = nodes[first].d;
        return { tone: "won", text: game.won + " You reached it in " + count(moves, "move")
          + (moves > best ? "; " + best + (best === 1 ? " is" : " are") + " enough." : "; no way is shorter.")
          + (hints ? " (" + count(hints, "hint") + ")" : "") };
      }
      if (at.c === 2) return { tone: "over", text: "The game is kept no further than this. Undo, and try another way." };
      if (over()) {
        return { tone: "over", text: texts[at.x] + (game.task && nodes[first].d !== undefined
          ? " That is not the goal: undo, or start again." : "") };
      }
      if (!hinted) return { tone: "", text: "" };
      if (at.d === undefined) {
        return { tone: "hint", text: (at.c ? "As far as the game is kept, no" : "No") + " way leads from here to the goal."
          + (path.length > 1 ? " Undo." : "") };
      }
      return { tone: "hint", text: "Hint: " + better().map(labelOf).join(" or ") + ". "
        + count(at.d, "more move") + (at.d === 1 ? " is" : " are") + " enough." };
    }

    function better() {
      var at = node();
      return at.m.filter(function (m) { return nodes[m[2]].d !== undefined && nodes[m[2]].d === at.d - 1; });
    }

    function press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      var key = event.key, used = true;
      if (/^[1-9]$/.test(key)) {
        var wanted = (node().m || []).filter(function (m) { return (m[1] || m[0]) === +key; });
        if (wanted.length) go(wanted[0]);
      } else if (key === "u" || key === "Backspace") undo();
      else if (key === "r") restart();
      else if (key === "h") hint();
      else if (key === "ArrowRight" || key === "ArrowDown") focusMove(1);
      else if (key === "ArrowLeft" || key === "ArrowUp") focusMove(-1);
      else used = false;
      // A notebook has keys of its own, and must not see these.
      if (used) event.preventDefault();
      if (used || key === "Enter" || key === " ") event.stopPropagation();
    }

    function focusMove(by) {
      var all = Array.prototype.slice.call(root.querySelectorAll("button.move"));
      if (!all.length) return;
      var at = all.indexOf(shadow.activeElement);
      all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length].focus();
    }

    function show() {
      var focused = shadow.activeElement && (shadow.activeElement.getAttribute("data-key") || "board");
      var board = look(path);
      root.textContent = "";
      showHead();
      showColumns(board);
      showVerdict();
      showTools();
      showStory(board);
      if (!focused) return;
      var again = root.querySelector('[data-key="' + focused + '"]:not([disabled])');
      (again || root).focus({ preventScroll: true });
    }

    function showHead() {
      var head = element(root, "div", "head");
      var words = element(head, "div", "words");
      element(words, "div", "title", game.title);
      element(words, "div", "task", game.task ? "Goal: " + game.task : "Pick who goes next, and see what comes of it.");
      var best = nodes[first].d;
      var score = element(head, "div", "score");
      element(score, "span", "number", String(path.length - 1));
      element(score, "span", "", path.length === 2 ? "move" : "moves");
      if (best !== undefined) element(score, "span", "best", best + (best === 1 ? " is" : " are") + " enough");
      if (game.warning) element(root, "p", "warning", game.warning);
    }

    function showColumns(board) {
      var columns = element(root, "div", "columns");
      var moves = node().m || [];
      board.all.forEach(function (who) {
        var own = moves.filter(function (m) { return m[1] ? who.g === board.last : m[0] === who.g; });
        showColumn(columns, who, own, who.g === board.last && path.length > 1);
      });
    }

    function showColumn(columns, who, own, isLast) {
      var hasStopped = node().x !== undefined && who.state !== "waiting" && who.state !== "ended";
      var state = hasStopped ? "stopped" : who.state;
      if (own.length && own[0][1]) state = "choosing";
      var column = element(columns, "section", "column " + state);
      column.setAttribute("aria-label", nameOf(who.g));
      column.style.borderTopColor = colourOf(who.g);
      var name = element(column, "div", "name");
      var chip = element(name, "span", "chip", "G" + who.g);
      chip.style.backgroundColor = colourOf(who.g);
      if (who.g === 1) element(name, "span", "", "main");
      if (isLast) element(name, "span", "last", "went last");
      var mark = { waiting: "◌ ", ended: "■ ", stopped: "■ ", choosing: "◆ " }[state] || "● ";
      var text = state === "stopped" ? "stopped: the program is over"
        : state === "choosing" ? "several cases are ready" : who.text;
      element(column, "div", "state", mark + text);
      if (who.code || who.place) {
        var line = element(column, "div", "line");
        if (who.place) element(line, "span", "place", who.place);
        if (who.code) element(line, "code", "", who.code);
      }
      own.forEach(function (move) { showMove(column, move); });
    }

    function showMove(column, move) {
      var isBest = hinted && node().d !== undefined && better().indexOf(move) >= 0;
      var button = element(column, "button", "move" + (isBest ? " best" : ""));
      button.type = "button";
      button.setAttribute("data-key", "m" + move[0] + "." + move[1]);
      var top = element(button, "span", "go", (isBest ? "★ " : "▶ ") + (move[1] ? "Case " + move[1] : "G" + move[0] + " goes"));
      if ((move[1] || move[0]) < 10) element(top, "kbd", "", String(move[1] || move[0]));
      if (!move[1]) {
        var next = element(button, "span", "next");
        if (texts[move[4]]) element(next, "code", "", texts[move[4]]);
        else {
          element(next, "span", "", "next: " + texts[move[3]] + " ");
          element(next, "span", "place", texts[move[5]]);
        }
      }
      button.addEventListener("click", function () { go(move); });
    }

    function showVerdict() {
      var how = verdict();
      if (how.text) element(root, "p", "verdict " + how.tone, (how.tone === "won" ? "✔ " : "") + how.text);
    }

    function showTools() {
      var tools = element(root, "div", "tools");
      tool(tools, "Undo", "u", undo, path.length > 1);
      tool(tools, "Restart", "r", restart, path.length > 1);
      if (game.task) tool(tools, "Hint", "h", hint, !over());
      element(tools, "span", "keys", "Keys work while the board has the focus; a number lets that goroutine go.");
    }

    function tool(tools, text, key, act, isOn) {
      var button = element(tools, "button", "tool", text + " ");
      button.type = "button";
      button.disabled = !isOn;
      button.setAttribute("data-key", key);
      element(button, "kbd", "", key);
      button.addEventListener("click", act);
    }

    function showStory(board) {
      var story = element(root, "div", "story");
      var left = element(story, "div", "printed");
      element(left, "div", "caption", "Output");
      var output = element(left, "pre", board.output ? "" : "empty");
      output.tabIndex = board.output ? 0 : -1;
      output.textContent = board.output ? board.output.slice(0, board.fresh) : "nothing yet";
      if (board.output.length > board.fresh) element(output, "b", "", board.output.slice(board.fresh));
      element(left, "div", "caption", "Schedule, for Simulator.Replay");
      element(left, "code", "schedule", board.schedule.join(" ") || "-");
      var right = element(story, "div", "history");
      element(right, "div", "caption", "What happened");
      var list = element(right, "ol");
      list.tabIndex = 0;
      list.setAttribute("aria-label", "What happened");
      var move = -1;
      board.history.forEach(function (line) {
        var row = element(list, "li", line.move === path.length - 1 && line.move ? "fresh" : "");
        element(row, "span", "count", line.move !== move && line.move ? line.move + "." : "");
        move = line.move;
        var chip = element(row, "span", "chip", "G" + line.g);
        chip.style.backgroundColor = colourOf(line.g);
        var what = element(row, "span", "what", line.text);
        if (line.code) element(what, "code", "", line.code);
        else if (line.place) element(what, "span", "place", line.place);
      });
      if (!board.history.length) element(list, "li", "empty", "nothing yet");
      list.scrollTop = list.scrollHeight;
    }
  }

  Array.prototype.forEach.call(document.querySelectorAll('img[id="' + id + '"]'), function (image) {
    if (image.getAttribute("data-shown")) return;
    image.setAttribute("data-shown", "1");
    // Whatever fails, the picture stays.
    try { Board(image); } catch (e) { image.style.display = ""; }
  });
}
