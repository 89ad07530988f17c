using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Course.Page;

/// <summary>Writes answers: HTML for people, JSON for the page's script.</summary>
public static class PageResponse
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>How the API writes and reads JSON.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    /// <summary>Makes text safe to stand in HTML, inside a quoted attribute too.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>Answers with a page.</summary>
    public static Task HtmlAsync(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }

    /// <summary>Answers the page's script.</summary>
    public static Task JsonAsync<T>(HttpContext context, T value) =>
        context.Response.WriteAsJsonAsync(value, Json);

    /// <summary>Answers the page's script with a sentence that says what is wrong.</summary>
    public static Task ProblemAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return JsonAsync(context, new ApiMessage(message));
    }
}
