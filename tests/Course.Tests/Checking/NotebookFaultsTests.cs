using Course.Checking;
using Notebooks;

namespace Course.Tests;

public sealed class NotebookFaultsTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("[a](there.md)")]
    [InlineData("[a](there.md#a-heading)")]
    [InlineData("[a](there.md#A-Heading)")]
    [InlineData("[a](sub/with%20space.txt)")]
    [InlineData("[a](sub)")]
    [InlineData("[a](#cell1)")]
    [InlineData("[a](#second-cell)")]
    [InlineData("[a](other.ipynb#cell0)")]
    [InlineData("<a id=\"here\"></a> [a](#here)")]
    [InlineData("![a](sub/with%20space.txt)")]
    [InlineData("<img src=\"there.md\">")]
    [InlineData("[a](https://go.dev/nowhere) <mailto:a@b.c> [b](data:text/plain,x)")]
    [InlineData("`[a](no.md)`")]
    [InlineData("```\n[a](no.md)\n```")]
    public void A_link_that_leads_somewhere_is_well(string markdown) =>
        Assert.Empty(Faults(markdown));

    [Theory]
    [InlineData("[a](no.md)", "no.md: no such file")]
    [InlineData("![a](no.svg)", "no.svg: no such file")]
    [InlineData("[a]\n\n[a]: no.md", "no.md: no such file")]
    [InlineData("<img alt='x' src='no.svg'>", "no.svg: no such file")]
    [InlineData("| t |\n|---|\n| [a](no.md) |", "no.md: no such file")]
    [InlineData("[a](there.md#other)", "there.md#other: there.md has no such heading or cell")]
    [InlineData("[a](#nowhere)", "#nowhere: a.ipynb has no such heading or cell")]
    [InlineData(
        "[a](other.ipynb#gone)",
        "other.ipynb#gone: other.ipynb has no such heading or cell"
    )]
    [InlineData("[a](/there.md)", "/there.md is not relative: elsewhere it leads nowhere")]
    [InlineData("[a]()", "a link without an address")]
    [InlineData("![a](attachment:p.png)", "attachment:p.png: the cell has no such attachment")]
    public void A_link_that_leads_nowhere_is_reported_with_its_cell(
        string markdown,
        string problem
    ) => Assert.Equal([new Fault("cell0", problem)], Faults(markdown));

    [Fact]
    public void A_cell_whose_id_another_has_is_reported()
    {
        NotebookDocument document = NotebookDocument.Create();
        document.InsertCell(0, CellKind.Code, "1", "same");
        document.InsertCell(1, CellKind.Code, "2", "same");
        document.InsertCell(2, CellKind.Code, "3", "no id");
        document.InsertCell(3, CellKind.Code, "4").Json.Remove("id");

        IEnumerable<string> problems = NotebookFaults.OfIds(document).Select(f => f.Problem);

        Assert.Equal(
            [
                "another cell has the same id",
                "not an id: letters, digits, - and _, at most 64",
                "the cell has no id",
            ],
            problems
        );
    }

    private List<Fault> Faults(string markdown)
    {
        Directory.CreateDirectory(folder.File("sub"));
        File.WriteAllText(folder.File("sub/with space.txt"), "");
        File.WriteAllText(folder.File("there.md"), "# A heading\n");
        folder.Notebook("other.ipynb", "1");
        folder.Notebook("a.ipynb", "# Title", "# Second cell");
        NotebookDocument document = NotebookDocument.Load(folder.File("a.ipynb"));
        document.Cells[0].Source = markdown;
        document.Save();
        return [.. NotebookFaults.OfLinks(document, new LinkTargets())];
    }
}
