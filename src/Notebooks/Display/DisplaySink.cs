using System.Text.Json.Nodes;

namespace Notebooks.Display;

/// <summary>A value on its way to who shows it.</summary>
/// <param name="Data">One representation per MIME type.</param>
/// <param name="Id">Names it, so that it can be replaced.</param>
/// <param name="IsUpdate">Whether it replaces what was shown under its id.</param>
internal sealed record Shown(Dictionary<string, JsonNode?> Data, string Id, bool IsUpdate);

/// <summary>Where shown values go; set by the host, of which a process has one.</summary>
internal static class DisplaySink
{
    public static Action<Shown> Show { get; set; } =
        shown => Console.WriteLine(shown.Data.GetValueOrDefault("text/plain")?.ToString());
}
