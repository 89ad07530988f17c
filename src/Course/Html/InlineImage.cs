using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Html;

/// <summary>Images of markdown cells as data URIs, so that a page needs no other file.</summary>
internal static class InlineImage
{
    private const string AttachmentScheme = "attachment:";
    private const long MaxBytes = 10_000_000;

    /// <summary>Null when the address names no attachment of the cell.</summary>
    public static string? Attachment(NotebookCell cell, string url)
    {
        if (
            !url.StartsWith(AttachmentScheme, StringComparison.Ordinal)
            || (cell.Json["attachments"] as JsonObject)?[url[AttachmentScheme.Length..]]
                is not JsonObject { Count: > 0 } bundle
        )
        {
            return null;
        }

        (string type, JsonNode? content) = bundle.First();
        string base64 = content is JsonArray lines
            ? string.Concat(lines.Select(line => line?.GetValue<string>()))
            : content?.GetValue<string>() ?? "";
        return $"data:{type};base64,{base64.ReplaceLineEndings("")}";
    }

    /// <summary>Null when the address names no image file near the notebook.</summary>
    public static string? File(NotebookDocument document, string url)
    {
        string? type = Path.GetExtension(url) switch
        {
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            _ => null,
        };
        if (type is null || document.Path is null || url.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(document.Path))!;
        var file = new FileInfo(Path.Combine(folder, Uri.UnescapeDataString(url)));
        return file is { Exists: true, Length: <= MaxBytes }
            ? $"data:{type};base64,{Convert.ToBase64String(System.IO.File.ReadAllBytes(file.FullName))}"
            : null;
    }
}
