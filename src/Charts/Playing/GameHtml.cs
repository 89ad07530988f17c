using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Charts.Drawing;

namespace Charts.Playing;

/// <summary>
/// The HTML of a game. As with a figure the image comes first and stands by itself; the script puts the board in its
/// place. Everything is in it: the script asks for nothing, and builds the board from text, never from markup.
/// </summary>
internal static class GameHtml
{
    private static readonly string s_script = string.Join(
        "\n\n",
        Resources.Read("rules.js"),
        Resources.Read("page.js"),
        Resources.Read("play.js")
    );
    private static readonly string s_style = Resources.Read("play.css");

    internal static string Write(Game game, string svg, string data, string? title)
    {
        var facts = Facts(game, data, title);
        // The content names the element, so that the same game is the same text in every saved notebook.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(svg + facts));
        var id = "game-" + Convert.ToHexStringLower(hash)[..12];
        var image = FigureHtml.Image(id, Encoding.UTF8.GetBytes(svg), game.Description);
        return $$"""
            {{image}}
            <script>
            (function () {
            {{s_script}}
            playTheScheduler("{{id}}", {{facts}}, {{JsonSerializer.Serialize(s_style)}});
            })();
            </script>
            """;
    }

    private static string Facts(Game game, string data, string? title)
    {
        var colours = Enumerable.Range(1, 9).Select(number => Palette.OfGoroutine(number));
        return $"{{\"title\":{Text(title ?? GameWords.Title)},\"task\":{Text(game.Goal?.Task)}"
            + $",\"won\":{Text(game.Goal?.Won)},\"warning\":{Text(GameWords.Warn(game))}"
            + $",\"colours\":{JsonSerializer.Serialize(colours)},\n\"data\":{data}}}";
    }

    // The serializer escapes what could end a script, too.
    private static string Text(string? text) => JsonSerializer.Serialize(text);
}
