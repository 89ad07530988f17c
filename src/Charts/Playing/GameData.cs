using System.Globalization;
using System.Text;
using System.Text.Json;
using Charts.Timelines;
using Goroutines;

namespace Charts.Playing;

/// <summary>
/// The positions of a game as the script reads them: texts, steps and whole positions that are equal, with all that can
/// follow, stand there once.
/// </summary>
/// <remarks>
/// Equal means equal in everything that is shown. Two positions that only look alike so far differ in what follows, and
/// stay two: nothing is taken to be equal that was not seen to be.
/// </remarks>
internal sealed class GameData
{
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly SourceLines _source = new();

    private GameData() => Text("");

    /// <summary>How many different positions there are.</summary>
    internal int NodeCount => _nodes.Count;

    /// <summary>A JSON object: texts <c>t</c>, steps <c>s</c>, positions <c>n</c>, of which the last is the first of the game.</summary>
    internal static string Write(GameNode root) => Of(root).ToString();

    internal static GameData Of(GameNode root)
    {
        var data = new GameData();
        data.Node(root);
        return data;
    }

    public override string ToString() =>
        new StringBuilder("{\"t\":")
            .Append(JsonSerializer.Serialize(_texts.Keys))
            .Append(",\n\"s\":[")
            .AppendJoin(',', _steps.Keys)
            .Append("],\n\"n\":[")
            .AppendJoin(",\n", _nodes.Keys)
            .Append("]}")
            .ToString();

    private int Node(GameNode node)
    {
        var moves = node
            .Moves.Select(move =>
            {
                int next = Node(move.Next);
                var (text, code, place) = GameStep.Ahead(
                    move,
                    GameStep.Of(move.Next.Position, _source)
                );
                return Row(
                    move.Goroutine,
                    move.Possibility,
                    next,
                    Text(text),
                    Text(code),
                    Text(place)
                );
            })
            .ToList();
        var steps = GameStep
            .Of(node.Position, _source)
            .Select(step =>
                Row(
                    (int)step.Kind,
                    step.Goroutine,
                    step.Other,
                    Text(step.Text),
                    Text(step.Code),
                    Text(step.Place)
                )
            )
            .Select(step => Number(_steps, step).ToString(CultureInfo.InvariantCulture));
        var json = new StringBuilder("{\"s\":[").AppendJoin(',', steps).Append(']');
        json.Append(",\"a\":").Append(Row([.. node.Position.Choices]));
        if (moves.Count > 0)
        {
            json.Append(",\"m\":[").AppendJoin(',', moves).Append(']');
        }

        if (node.Position.End is { } end)
        {
            Add(json, "x", Text(Describe(end, node.Returned)));
        }

        if (node.Distance is { } distance)
        {
            Add(json, "d", distance);
        }

        if (node.Cuts > 0)
        {
            Add(json, "c", node.IsCut ? 2 : 1);
        }

        return Number(_nodes, json.Append('}').ToString());
    }

    private static string Describe(ScheduleEnd end, string returned) =>
        end.Death switch
        {
            FindingKind.Deadlock => "All goroutines are asleep: deadlock.",
            FindingKind.Livelock => "The program goes on for ever.",
            null when returned.Length > 0 =>
                $"The program has ended, and main returned “{returned}”.",
            null when end.ExitCode == 0 => "The program has ended.",
            null => Units.Text($"The program has ended with exit code {end.ExitCode}."),
            _ => end.Report.Split('\n')[0],
        };

    private static void Add(StringBuilder json, string name, int value) =>
        json.Append(CultureInfo.InvariantCulture, $",\"{name}\":{value}");

    private static string Row(params ReadOnlySpan<long> numbers)
    {
        var row = new StringBuilder("[");
        foreach (var number in numbers)
        {
            row.Append(row.Length > 1 ? "," : "")
                .Append(number.ToString(CultureInfo.InvariantCulture));
        }

        return row.Append(']').ToString();
    }

    private int Text(string text) => Number(_texts, text);

    private static int Number(Dictionary<string, int> table, string key)
    {
        if (!table.TryGetValue(key, out var number))
        {
            table.Add(key, number = table.Count);
        }

        return number;
    }
}
