using System.Text.Json.Nodes;

namespace Notebooks.Display;

/// <summary>Where shown values go; set by the host, of which a process has one.</summary>
internal static class DisplaySink
{
    public static Action<Dictionary<string, JsonNode?>> Show { get; set; } =
        data => Console.WriteLine(data.GetValueOrDefault("text/plain")?.ToString());
}
