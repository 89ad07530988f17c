using Notebooks;

namespace Course.Checking;

/// <summary>
/// Whether the saved outputs of a cell are still true. A cell tagged <c>stable</c> must show the very same: both
/// streams, plain text and HTML of its values. Where a cell has a pattern, what it prints must match it. Of any other
/// cell only the kinds of outputs must be the same. Execution counts do not matter, nor which stream came first.
/// </summary>
internal static class OutputComparison
{
    public const string StableTag = "stable";

    private const string Plain = "text/plain";
    private const string Html = "text/html";

    public static IEnumerable<Difference> Compare(NotebookCell saved, NotebookCell now)
    {
        if (saved.HasTag(StableTag))
        {
            return Exactly(saved, now);
        }

        return OutputPattern.Of(saved) is { } pattern
            ? pattern.Compare(saved, now)
            : Kinds(saved.Id, new CellOutputs(saved), new CellOutputs(now));
    }

    /// <summary>Every way in which the outputs are not the very same.</summary>
    public static IEnumerable<Difference> Exactly(NotebookCell saved, NotebookCell now)
    {
        string id = saved.Id;
        var before = new CellOutputs(saved);
        var after = new CellOutputs(now);
        List<Difference> differences =
        [
            .. Text(id, "stdout", before.Stdout, after.Stdout),
            .. Text(id, "stderr", before.Stderr, after.Stderr),
            .. Text(id, "error", Line(before.Error), Line(after.Error)),
        ];
        if (before.Values.Count != after.Values.Count)
        {
            differences.Add(
                new Difference(
                    id,
                    "values shown",
                    Line: null,
                    $"{before.Values.Count}",
                    $"{after.Values.Count}"
                )
            );
        }

        differences.AddRange(before.Values.Zip(after.Values).SelectMany((p, i) => Value(id, i, p)));
        return differences;
    }

    private static IEnumerable<Difference> Kinds(string id, CellOutputs saved, CellOutputs now)
    {
        if (saved.Kinds != now.Kinds)
        {
            yield return new Difference(id, "kinds of outputs", Line: null, saved.Kinds, now.Kinds);
        }
    }

    private static IEnumerable<Difference> Value(
        string id,
        int index,
        (DisplayOutput Saved, DisplayOutput Now) pair
    )
    {
        string name = $"value {index + 1}";
        string before = CellOutputs.Types(pair.Saved);
        string after = CellOutputs.Types(pair.Now);
        return before != after
            ? [new Difference(id, $"types of {name}", Line: null, before, after)]
            :
            [
                .. Text(
                    id,
                    $"{name}, {Plain}",
                    pair.Saved.Text(Plain) ?? "",
                    pair.Now.Text(Plain) ?? ""
                ),
                .. HtmlText(
                    id,
                    $"{name}, {Html}",
                    pair.Saved.Text(Html) ?? "",
                    pair.Now.Text(Html) ?? ""
                ),
            ];
    }

    private static IEnumerable<Difference> HtmlText(
        string id,
        string what,
        string saved,
        string now
    )
    {
        if (TextDifference.Find(saved, now) is not var (line, before, after))
        {
            yield break;
        }

        yield return TextDifference.Find(ReadableHtml.Of(saved), ReadableHtml.Of(now))
            is var (_, savedTag, nowTag)
            ? new Difference(id, what, Line: null, savedTag, nowTag)
            : new Difference(id, what, line, before, after);
    }

    private static IEnumerable<Difference> Text(string id, string what, string saved, string now)
    {
        if (TextDifference.Find(saved, now) is var (line, before, after))
        {
            yield return new Difference(id, what, line, before, after);
        }
    }

    private static string Line(ErrorOutput? error) =>
        error is null ? "" : $"{error.Name}: {error.Value}";
}
