using Charts.Playing;
using Goroutines;

namespace Charts;

/// <summary>
/// A game in which the reader is the scheduler: it shows itself in a notebook, with all its positions in it, and needs
/// neither network nor kernel. Where no script runs it is a picture of how many ways there are.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatters<Game>))]
public sealed class Game : IShowsItself
{
    /// <summary>A saved notebook should stay small: a game that is larger is cut where it is deepest.</summary>
    private const int MostCharacters = 90_000;

    private readonly string _data;
    private readonly GameNode _root;
    private readonly string? _title;

    internal Game(ScheduleTree tree, Goal? goal, string? title)
    {
        Goal = goal;
        _title = title;
        _root = GameNode.Of(tree, goal);
        _data = GameData.Write(_root);
        int needed = _root.Distance ?? 0;
        for (int depth = _root.Depth - 1; _data.Length > MostCharacters && depth >= needed; depth--)
        {
            if (depth < 1)
            {
                break;
            }

            _root = GameNode.Of(tree, goal, depth);
            _data = GameData.Write(_root);
        }
    }

    /// <summary>What the player is to bring about; null for a game without a goal.</summary>
    public Goal? Goal { get; }

    /// <summary>How many ways lead to an end, or to the goal.</summary>
    public long Endings => _root.Endings;

    /// <summary>How many of <see cref="Endings"/> reach the goal.</summary>
    public long Wins => _root.Wins;

    /// <summary>How few moves are enough to reach the goal; null if no way that was tried does.</summary>
    public int? FewestMoves => _root.Distance;

    /// <summary>
    /// Whether all ways are in the game. If so, and <see cref="FewestMoves"/> is null, the goal cannot be reached: no order
    /// of the library's operations leads to it.
    /// </summary>
    public bool Complete => _root.Cuts == 0;

    /// <summary>One sentence that says how many ways there are, and how many reach the goal.</summary>
    public string Description => GameWords.Describe(this);

    /// <summary>The picture as an SVG document that stands by itself: the shape of the tree, without the way to the goal.</summary>
    public string ToSvg() => GamePicture.Draw(this, _root, _title);

    /// <summary>The game as HTML: the picture, then the script that puts the board in its place.</summary>
    public string ToHtml() => GameHtml.Write(this, ToSvg(), _data, _title);

    /// <summary>The <see cref="Description"/>.</summary>
    public override string ToString() => Description;
}
