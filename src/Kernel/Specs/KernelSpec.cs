using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kernel;

/// <summary>A kernel that front ends find: a folder with a <c>kernel.json</c>.</summary>
/// <param name="Folder">The folder, whose name is the kernel's.</param>
/// <param name="DisplayName">What users choose.</param>
/// <param name="Command">The command that starts it.</param>
/// <param name="IsOurs">Whether this course installed it, and may replace or remove it.</param>
public sealed record KernelSpec(
    string Folder,
    string DisplayName,
    IReadOnlyList<string> Command,
    bool IsOurs
)
{
    internal const string FileName = "kernel.json";
    private const string Mark = "installed_by";
    private const string MarkValue = "goroutines-course";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The kernel's name, as notebooks tell it.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Null where there is none; one that cannot be understood is somebody else's.</summary>
    internal static KernelSpec? Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            JsonNode? json = JsonNode.Parse(File.ReadAllText(file));
            return new KernelSpec(
                folder,
                json?["display_name"]?.ToString() ?? "",
                [.. (json?["argv"] as JsonArray ?? []).Select(argument => $"{argument}")],
                json?["metadata"]?[Mark]?.ToString() == MarkValue
            );
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return new KernelSpec(folder, "(unreadable)", [], IsOurs: false);
        }
    }

    internal void Write()
    {
        Directory.CreateDirectory(Folder);
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. Command.Select(word => JsonValue.Create(word))]),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            // A signal would end the kernel; a message reaches it while a cell is busy.
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { [Mark] = MarkValue, ["debugger"] = false },
        };
        File.WriteAllText(Path.Combine(Folder, FileName), json.ToJsonString(Indented) + "\n");
        foreach (string logo in (string[])["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"])
        {
            using Stream resource = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
            using FileStream file = File.Create(Path.Combine(Folder, logo));
            resource.CopyTo(file);
        }
    }
}
