using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Tests.Documents;

public sealed class NotebookDocumentTests : IDisposable
{
    // As Jupyter's own nbformat writes it, with numbers and keys of many forms.
    private const string Written = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "aa-1",
           "metadata": {},
           "source": [
            "# Héllo — \"quoted\" \\ tab\t</script>\n",
            "last"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "bb-2",
           "metadata": {
            "nbgrader": {
             "points": 1.50,
             "schema_version": 3
            },
            "tags": [
             "stable"
            ],
            "unknown": {
             "big": 12345678901234567890123,
             "e": 1e-07,
             "empty": [],
             "nothing": {},
             "null": null
            }
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "one\n",
              "two\n"
             ]
            }
           ],
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "name": ".net-csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Saving_without_a_change_keeps_every_byte() =>
        Assert.Equal(Written, SavedAfter(Written, _ => { }));

    [Theory]
    [InlineData("\ufeff{\"nbformat\":4, \"metadata\":{},\"cells\":[ ]}")]
    [InlineData(
        "{\r\n    \"nbformat\": 4,\r\n \"metadata\": {}, \"cells\": [], \"x\": \"\\u00e9\"}"
    )]
    public void A_file_of_another_writer_keeps_every_byte_too(string text) =>
        Assert.Equal(text, SavedAfter(text, _ => { }));

    [Fact]
    public void A_change_and_its_undoing_keep_every_byte() =>
        Assert.Equal(
            Written,
            SavedAfter(
                Written,
                document =>
                {
                    document.Cells[0].Source += "!";
                    document.Cells[0].Source = document.Cells[0].Source[..^1];
                }
            )
        );

    [Fact]
    public void A_change_touches_nothing_else() =>
        Assert.Equal(
            Written.Replace("\"last\"", "\"last\\n\",\n    \"é\\u0001\"", StringComparison.Ordinal),
            SavedAfter(Written, document => document.Cells[0].Source += "\né\u0001")
        );

    [Fact]
    public void New_outputs_are_written_as_jupyter_writes_them()
    {
        string saved = SavedAfter(
            Written,
            document =>
            {
                document.Cells[1].ExecutionCount = 4;
                document
                    .Cells[1]
                    .SetOutputs([
                        new StreamOutput("stdout", "a"),
                        new StreamOutput("stdout", "b\nc"),
                        new DisplayOutput(
                            new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
                            {
                                ["text/plain"] = "v\nw",
                                ["application/json"] = new JsonObject { ["k"] = 1 },
                            },
                            4
                        ),
                    ]);
            }
        );
        Assert.Contains(
            """
               "execution_count": 4,
            """,
            saved,
            StringComparison.Ordinal
        );
        Assert.Contains(
            """
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "ab\n",
                  "c"
                 ]
                },
                {
                 "data": {
                  "application/json": {
                   "k": 1
                  },
                  "text/plain": [
                   "v\n",
                   "w"
                  ]
                 },
                 "execution_count": 4,
                 "metadata": {},
                 "output_type": "execute_result"
                }
               ],
            """,
            saved,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Cells_are_read_with_all_that_they_have()
    {
        NotebookDocument document = Load(Written);
        NotebookCell code = document.Cells[1];
        Assert.Equal(
            ("bb-2", CellKind.Code, "", 3),
            (code.Id, code.Kind, code.Source, code.ExecutionCount)
        );
        Assert.True(code.HasTag("stable"));
        Assert.Equal([new StreamOutput("stdout", "one\ntwo\n")], code.Outputs);
        Assert.Equal("aa-1", document.Cells[0].Id);
        Assert.Equal(CellKind.Markdown, document.Cells[0].Kind);
        Assert.Contains(
            "\"quoted\" \\ tab\t</script>\nlast",
            document.Cells[0].Source,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Outputs_survive_being_written_and_read()
    {
        NotebookDocument document = NotebookDocument.Create();
        NotebookCell cell = document.InsertCell(0, CellKind.Code, "1");
        cell.SetOutputs([new ErrorOutput("E", "v", ["l1", "l2"]), new StreamOutput("stderr", "x")]);
        document.SaveAs(folder.File("new.ipynb"));
        NotebookCell read = NotebookDocument.Load(folder.File("new.ipynb")).Cells[0];
        var error = (ErrorOutput)read.Outputs[0];
        Assert.Equal(["l1", "l2"], error.Traceback);
        Assert.Equal(new StreamOutput("stderr", "x"), read.Outputs[1]);
        Assert.Equal(cell.Id, read.Id);
    }

    [Fact]
    public void Removed_cells_are_gone()
    {
        NotebookDocument document = Load(Written);
        document.RemoveCell(document.Cells[0]);
        Assert.Equal("bb-2", Assert.Single(document.Cells).Id);
        Assert.DoesNotContain("aa-1", document.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copied_cell_has_all_that_the_cell_has_and_is_another()
    {
        NotebookDocument document = Load(Written);
        NotebookCell cell = document.Cells[0];
        cell.Metadata["kept"] = true;

        NotebookCell copy = document.InsertCopy(1, cell, "copy");
        copy.Metadata["kept"] = false;

        Assert.Equal(["aa-1", "copy", "bb-2"], document.Cells.Select(c => c.Id));
        Assert.Equal((cell.Kind, cell.Source), (copy.Kind, copy.Source));
        Assert.True(cell.Metadata["kept"]!.GetValue<bool>());
    }

    [Fact]
    public void Before_nbformat_4_5_the_position_stands_for_the_id() =>
        Assert.Equal(
            "cell-1",
            Load(
                "{\"nbformat\":4,\"nbformat_minor\":4,\"metadata\":{},\"cells\":[{\"cell_type\":\"raw\",\"metadata\":{},\"source\":\"x\"}]}"
            )
                .Cells[0]
                .Id
        );

    [Theory]
    [InlineData("{", "not valid JSON at line 1")]
    [InlineData("", "not valid JSON")]
    [InlineData("{\"a\":1,\"a\":2}", "not valid JSON")]
    [InlineData("[]", "not a notebook")]
    [InlineData("{\"cells\":[]}", "not a notebook: it has no \"nbformat\"")]
    [InlineData("{\"nbformat\":3,\"worksheets\":[]}", "nbformat 3 is not supported")]
    [InlineData("{\"nbformat\":\"x\"}", "not supported")]
    [InlineData("{\"nbformat\":4,\"metadata\":{}}", "\"cells\" is no list of cells")]
    [InlineData("{\"nbformat\":4,\"metadata\":{},\"cells\":[1]}", "\"cells\" is no list of cells")]
    [InlineData("{\"nbformat\":4,\"cells\":[]}", "\"metadata\" is no object")]
    public void What_is_no_notebook_is_told_in_one_line(string text, string reason)
    {
        NotebookException error = Assert.Throws<NotebookException>(() => Load(text));
        Assert.StartsWith(folder.File("a.ipynb") + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_in_one_line()
    {
        string missing = folder.File("nope.ipynb");
        Assert.Equal(
            $"{missing}: no such file; check the path",
            Assert.Throws<NotebookException>(() => NotebookDocument.Load(missing)).Message
        );
        Assert.Contains(
            "a folder, not a notebook",
            Assert.Throws<NotebookException>(() => NotebookDocument.Load(folder.Path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        // A folder cannot be replaced by a file, so that the last step of the save fails.
        Directory.CreateDirectory(folder.File("taken.ipynb"));
        NotebookDocument document = NotebookDocument.Create();
        Assert.ThrowsAny<Exception>(() => document.SaveAs(folder.File("taken.ipynb")));
        Assert.Equal([folder.File("taken.ipynb")], Directory.GetFileSystemEntries(folder.Path));
    }

    private NotebookDocument Load(string text)
    {
        File.WriteAllBytes(folder.File("a.ipynb"), Encoding.UTF8.GetBytes(text));
        return NotebookDocument.Load(folder.File("a.ipynb"));
    }

    private string SavedAfter(string text, Action<NotebookDocument> change)
    {
        NotebookDocument document = Load(text);
        change(document);
        document.Save();
        return Encoding.UTF8.GetString(File.ReadAllBytes(folder.File("a.ipynb")));
    }
}
