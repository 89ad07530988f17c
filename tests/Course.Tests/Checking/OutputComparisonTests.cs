using System.Text;
using System.Text.Json.Nodes;
using Course.Checking;
using Notebooks;

namespace Course.Tests;

public sealed class OutputComparisonTests
{
    [Fact]
    public void A_changed_line_of_a_stable_cell_is_reported_with_its_cell()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(Stable(Printed("one\ntwo\n")), Stable(Printed("one\n2\n")))
        );
        Assert.Equal(("c", "stdout", 2, "two", "2"), Parts(found));
    }

    [Fact]
    public void A_line_too_many_is_reported_as_nothing_on_the_other_side()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(Stable(Printed("one")), Stable(Printed("one\ntwo")))
        );
        Assert.Equal(("c", "stdout", 2, null, "two"), Parts(found));
    }

    [Fact]
    public void Of_a_very_long_line_the_part_that_differs_is_shown()
    {
        string same = new('x', 5000);
        Difference found = Assert.Single(
            OutputComparison.Compare(
                Stable(Printed(same + "old" + same)),
                Stable(Printed(same + "new" + same))
            )
        );
        Assert.Matches("^…x{40}oldx+…$", found.Saved);
        Assert.Matches("^…x{40}newx+…$", found.Now);
    }

    [Fact]
    public void The_html_of_a_stable_value_must_be_the_same()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(
                Stable(Value(("text/plain", "a"), ("text/html", "<b>a</b>"))),
                Stable(Value(("text/plain", "a"), ("text/html", "<i>a</i>")))
            )
        );
        Assert.Equal("value 1, text/html", found.What);
    }

    [Fact]
    public void Of_a_picture_that_differs_the_tag_is_shown()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(
                Stable(Value(("text/html", Picture("<svg><g/><text>old</text></svg>")))),
                Stable(Value(("text/html", Picture("<svg><g/><text>new</text></svg>"))))
            )
        );
        Assert.Equal(
            ("c", "value 1, text/html", null, "<text>old</text>", "<text>new</text>"),
            Parts(found)
        );
    }

    [Fact]
    public void Execution_counts_do_not_matter() =>
        Assert.Empty(
            OutputComparison.Compare(
                Stable(Value(("text/plain", "a")) with { ExecutionCount = 1 }),
                Stable(Value(("text/plain", "a")) with { ExecutionCount = 7 })
            )
        );

    [Fact]
    public void Which_stream_came_first_does_not_matter() =>
        Assert.Empty(
            OutputComparison.Compare(
                Stable(Printed("out"), Printed("err", "stderr")),
                Stable(Printed("err", "stderr"), Printed("out"))
            )
        );

    [Fact]
    public void How_lines_end_does_not_matter() =>
        Assert.Empty(
            OutputComparison.Compare(Stable(Printed("a\nb\n")), Stable(Printed("a\r\nb\r\n")))
        );

    [Fact]
    public void A_value_too_few_is_reported()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(Stable(Value(("text/plain", "a"))), Stable())
        );
        Assert.Equal(("c", "values shown", null, "1", "0"), Parts(found));
    }

    [Fact]
    public void Another_message_of_a_stable_cell_that_fails_on_purpose_is_reported()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(
                Stable(new ErrorOutput("PanicException", "a", ["at X"])),
                Stable(new ErrorOutput("PanicException", "b", ["at Y"]))
            )
        );
        Assert.Equal(("c", "error", 1, "PanicException: a", "PanicException: b"), Parts(found));
    }

    [Fact]
    public void A_cell_that_is_not_stable_may_print_something_else() =>
        Assert.Empty(
            OutputComparison.Compare(Cell("", [Printed("3 ms")]), Cell("", [Printed("4 ms")]))
        );

    [Fact]
    public void A_cell_that_is_not_stable_must_show_the_same_kinds_of_outputs()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(
                Cell("", [Printed("a"), Value(("text/plain", "b"), ("text/html", "c"))]),
                Cell("", [Printed("oh", "stderr")])
            )
        );
        Assert.Equal(
            ("c", "kinds of outputs", null, "stdout, text/html, text/plain", "stderr"),
            Parts(found)
        );
    }

    [Fact]
    public void An_error_where_none_was_is_another_kind_of_output()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(
                Cell("", []),
                Cell("", [new ErrorOutput("PanicException", "boom", [])])
            )
        );
        Assert.Equal(("nothing", "an error"), (found.Saved, found.Now));
    }

    [Fact]
    public void What_a_pattern_matches_may_change() =>
        Assert.Empty(
            OutputComparison.Compare(
                Pattern("^took \\d+ ms$", "took 3 ms"),
                Pattern("^took \\d+ ms$", "took 44 ms")
            )
        );

    [Fact]
    public void What_a_pattern_does_not_match_is_reported_and_accepting_does_not_mend_it()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(Pattern("^\\d+$", "3"), Pattern("^\\d+$", "three"))
        );
        Assert.Equal(("3", "three", false), (found.Saved, found.Now, found.IsMendedByAccepting));
    }

    [Fact]
    public void A_saved_text_that_its_own_pattern_does_not_match_is_reported()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(Pattern("^\\d+$", "three"), Pattern("^\\d+$", "3"))
        );
        Assert.StartsWith("saved stdout", found.What, StringComparison.Ordinal);
        Assert.True(found.IsMendedByAccepting);
    }

    [Fact]
    public void A_pattern_that_is_none_is_reported()
    {
        Difference found = Assert.Single(
            OutputComparison.Compare(Pattern("(", "a"), Pattern("(", "a"))
        );
        Assert.StartsWith("pattern that is none", found.What, StringComparison.Ordinal);
    }

    private static (string, string, int?, string?, string?) Parts(Difference found) =>
        (found.Cell, found.What, found.Line, found.Saved, found.Now);

    private static string Picture(string svg) =>
        "<figure><img src=\"data:image/svg+xml;base64,"
        + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))
        + "\"></figure>";

    private static StreamOutput Printed(string text, string stream = "stdout") => new(stream, text);

    private static DisplayOutput Value(params (string Type, string Text)[] data) =>
        new(data.ToDictionary(d => d.Type, d => (JsonNode?)JsonValue.Create(d.Text)), 1);

    private static NotebookCell Stable(params CellOutput[] outputs) =>
        Cell("""{"tags":["stable"]}""", outputs);

    private static NotebookCell Pattern(string pattern, string printed) =>
        Cell(
            new JsonObject { ["output"] = new JsonObject { ["pattern"] = pattern } }.ToJsonString(),
            [Printed(printed)]
        );

    private static NotebookCell Cell(string metadata, CellOutput[] outputs)
    {
        NotebookCell cell = NotebookDocument.Create().InsertCell(0, CellKind.Code, "1", "c");
        if (metadata.Length > 0)
            cell.Json["metadata"] = JsonNode.Parse(metadata);
        cell.SetOutputs(outputs);
        return cell;
    }
}
