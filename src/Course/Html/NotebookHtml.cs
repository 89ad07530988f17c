using System.Net;
using System.Text;
using Notebooks;

namespace Course.Html;

/// <summary>Notebooks as HTML that stands by itself.</summary>
public static class NotebookHtml
{
    private static readonly Lazy<string> StyleText = new(() =>
    {
        using Stream stream = typeof(NotebookHtml).Assembly.GetManifestResourceStream(
            "Course.Html.notebook.css"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The style sheet of everything in this folder, for light and dark.</summary>
    public static string Style => StyleText.Value;

    /// <summary>A whole page: no other file is needed to read it.</summary>
    public static string Page(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        string title = WebUtility.HtmlEncode(Title(document));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            {Style}</style>
            </head>
            <body>
            <main class="notebook">
            {Body(document)}</main>
            </body>
            </html>

            """;
    }

    /// <summary>All cells, one after another.</summary>
    public static string Body(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var html = new StringBuilder();
        foreach (NotebookCell cell in document.Cells)
        {
            html.Append(Cell(document, cell));
        }

        return html.ToString();
    }

    /// <summary>One cell with its outputs, as a <c>section</c>.</summary>
    public static string Cell(NotebookDocument document, NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(cell);
        string id = WebUtility.HtmlEncode(cell.Id);
        return cell.Kind switch
        {
            CellKind.Markdown =>
                $"<section class=\"cell markdown\" id=\"cell-{id}\">\n{Markdown(document, cell)}</section>\n",
            CellKind.Code =>
                $"<section class=\"cell code\" id=\"cell-{id}\">\n{Code(cell)}</section>\n",
            // Raw cells are meant for converters to other formats.
            _ => "",
        };
    }

    /// <summary>The first heading, else the file's name.</summary>
    public static string Title(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document
                .Cells.Where(cell => cell.Kind == CellKind.Markdown)
                .Select(cell => MarkdownHtml.FirstHeading(cell.Source))
                .FirstOrDefault(heading => !string.IsNullOrWhiteSpace(heading))
            ?? Path.GetFileNameWithoutExtension(document.Path)
            ?? "Notebook";
    }

    /// <summary>The HTML of a markdown cell; its images are put into it.</summary>
    public static string Markdown(NotebookDocument document, NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(cell);
        return MarkdownHtml.ToHtml(
            cell.Source,
            url => InlineImage.Attachment(cell, url) ?? InlineImage.File(document, url)
        );
    }

    private static string Code(NotebookCell cell)
    {
        string count = cell.ExecutionCount is int n ? $"<span class=\"count\">[{n}]</span>\n" : "";
        string outputs = OutputHtml.ToHtml(cell.Outputs);
        return $"{count}<pre class=\"source\"><code>{CodeHtml.ToHtml(cell.Source)}</code></pre>\n"
            + (outputs.Length > 0 ? $"<div class=\"outputs\">\n{outputs}</div>\n" : "");
    }
}
