using System.Text.Json.Serialization;

namespace Course.Page;

/// <summary>An output in the form that the page's script shows.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PageOutput.Printed), "stream")]
[JsonDerivedType(typeof(PageOutput.Plain), "text")]
[JsonDerivedType(typeof(PageOutput.Framed), "html")]
[JsonDerivedType(typeof(PageOutput.Picture), "image")]
[JsonDerivedType(typeof(PageOutput.Prose), "markdown")]
[JsonDerivedType(typeof(PageOutput.Failure), "error")]
public abstract record PageOutput
{
    private PageOutput() { }

    /// <summary>A piece of what the cell printed.</summary>
    public sealed record Printed(string Name, string Text) : PageOutput;

    /// <summary>A value as plain text.</summary>
    public sealed record Plain(string Text) : PageOutput;

    /// <summary>HTML for a frame, with the sentence that says what it shows.</summary>
    public sealed record Framed(string Html, string? Text) : PageOutput;

    /// <summary>An image as a data address, with the sentence that says what it shows.</summary>
    public sealed record Picture(string Source, string? Text) : PageOutput;

    /// <summary>Text rendered by the server, free of the author's HTML.</summary>
    public sealed record Prose(string Html) : PageOutput;

    /// <summary>Why the cell failed.</summary>
    public sealed record Failure(string Name, string Message, IReadOnlyList<string> Trace)
        : PageOutput;
}
