using System.Text;
using Charts.Drawing;

namespace Charts.Playing;

/// <summary>
/// The shape of a game: a row for each move, a bar for each position, as wide as it has endings. It shows where the goal
/// lies, and not who has to go to get there.
/// </summary>
internal static class GamePicture
{
    private const double Width = Card.Width - (2 * Card.Margin);
    private const double MostHeight = 300;

    private const int MostCharacters = 30_000;

    /// <summary>The picture; if it is large, narrow bars run together the more.</summary>
    internal static string Draw(Game game, GameNode root, string? title)
    {
        var narrow = 3.0;
        var svg = Draw(game, root, title, narrow);
        while (svg.Length > MostCharacters && narrow < 48)
        {
            narrow *= 1.5;
            svg = Draw(game, root, title, narrow);
        }

        return svg;
    }

    private static string Draw(Game game, GameNode root, string? title, double narrow)
    {
        var finding = game.Goal is null
            ? GameWords.Count(game)
            : $"{GameWords.Count(game)}; {GameWords.Wins(game)}";
        var heading = title ?? GameWords.Title;
        var card = new Card(
            char.ToUpperInvariant(finding[0]) + finding[1..] + ".",
            game.Goal is null ? heading : $"{heading}: {Lower(game.Goal.Task)}",
            "Each row is a move, each bar a position, as wide as it has endings. Run the cell to play it."
        );
        var row = Math.Clamp(MostHeight / (root.Depth + 1), 6, 26);
        var rows = new Rows(card.Svg, card.Top + 8, row, narrow);
        var leaves = root.Endings + root.Cuts;
        rows.Add(root, 0, 0, Width / Math.Max(1, leaves));
        rows.Flush();
        var bottom = card.Top + 8 + (row * (root.Depth + 1)) + 12;
        return card.Finish(bottom, Legend(game), GameWords.Describe(game));
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static List<LegendEntry> Legend(Game game)
    {
        var legend = new List<LegendEntry>
        {
            LegendEntry.Bar("you choose who goes", Palette.Busy),
            LegendEntry.Bar("the program has ended", Palette.Many),
        };
        if (game.Wins > 0)
        {
            legend.Add(LegendEntry.Bar("the goal is reached", Palette.Fault));
        }

        if (!game.Complete)
        {
            legend.Add(LegendEntry.Bar("goes on, but not kept", Palette.Rule));
        }

        return legend;
    }

    /// <summary>Draws the bars row by row, from left to right; bars too narrow to be told apart become one.</summary>
    private sealed class Rows(Svg svg, double top, double height, double narrow)
    {
        private readonly List<(double From, double To, string Fill)?> _open = [];
        private readonly List<(double X, double Y)> _wins = [];

        // One path for each colour: an element for each bar would make the image several times as large.
        private readonly SortedDictionary<string, StringBuilder> _paths = new(
            StringComparer.Ordinal
        );

        internal void Add(GameNode node, int depth, double x, double unit)
        {
            var width = (node.Endings + node.Cuts) * unit;
            var fill =
                node.IsWon ? Palette.Fault
                : node.IsCut ? Palette.Rule
                : node.Moves.Count == 0 ? Palette.Many
                : Palette.Busy;
            Bar(depth, x, width, fill);
            if (node.IsWon && width < narrow)
            {
                _wins.Add((x, top + (depth * height)));
            }

            foreach (var move in node.Moves)
            {
                Add(move.Next, depth + 1, x, unit);
                x += (move.Next.Endings + move.Next.Cuts) * unit;
            }
        }

        internal void Flush()
        {
            for (var depth = 0; depth < _open.Count; depth++)
            {
                Close(depth);
            }

            // They are what one looks for: never too thin to be seen.
            var last = (X: -1.0, Y: -1.0);
            foreach (var win in _wins)
            {
                if (win.Y == last.Y && win.X - last.X < 1)
                {
                    continue;
                }

                Piece(win.X, win.Y, 2, Palette.Fault);
                last = win;
            }

            foreach (var (fill, path) in _paths.OrderBy(path => path.Key == Palette.Fault))
            {
                svg.Path(path.ToString(), fill);
            }
        }

        private void Bar(int depth, double x, double width, string fill)
        {
            while (_open.Count <= depth)
            {
                _open.Add(null);
            }

            if (width < narrow && fill == Palette.Fault)
            {
                return;
            }

            // What is narrower than can be told apart takes the colour of what it stands beside.
            if (
                _open[depth] is { } open
                && width < narrow
                && x - open.To < narrow
                && (open.Fill == fill || x - open.From < narrow)
            )
            {
                _open[depth] = open with { To = x + width };
                return;
            }

            Close(depth);
            if (width < narrow)
            {
                _open[depth] = (x, x + width, fill);
            }
            else
            {
                Draw(depth, x, width - 1, fill);
            }
        }

        private void Close(int depth)
        {
            if (_open[depth] is { } open)
            {
                Draw(depth, open.From, Math.Max(0.7, open.To - open.From), open.Fill);
            }

            _open[depth] = null;
        }

        private void Draw(int depth, double x, double width, string fill) =>
            Piece(x, top + (depth * height), width, fill);

        private void Piece(double x, double y, double width, string fill)
        {
            if (!_paths.TryGetValue(fill, out var path))
            {
                _paths.Add(fill, path = new StringBuilder());
            }

            var (w, h) = (Svg.Number(width), Svg.Number(height - 1));
            path.Append('M')
                .Append(Svg.Number(Card.Margin + x))
                .Append(' ')
                .Append(Svg.Number(y))
                .Append('h')
                .Append(w)
                .Append('v')
                .Append(h)
                .Append("h-")
                .Append(w)
                .Append('z');
        }
    }
}
