using System.Text.Json;

namespace Exercises.Recording;

/// <summary>Remembers in the notebook's folder which exercises have been passed: one small file each.</summary>
internal static class PassRecord
{
    private const string Folder = ".course";

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Writes it, if it can be written: a folder that is read-only is no reason to fail an answer.</summary>
    internal static void Write(Verdict verdict)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            string file = Path.Combine(Folder, verdict.Id + ".json");
            var pass = new Pass(verdict.Id, verdict.Points, verdict.MaxPoints, DateTimeOffset.Now);
            // Whoever reads it meanwhile sees the old file or the new one.
            string half = file + ".tmp";
            File.WriteAllText(half, JsonSerializer.Serialize(pass, s_options) + "\n");
            File.Move(half, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }

    /// <summary>The points that an exercise has earned: 0 if it has not been passed, or the record cannot be read.</summary>
    internal static int Points(string id)
    {
        try
        {
            string text = File.ReadAllText(Path.Combine(Folder, id + ".json"));
            return JsonSerializer.Deserialize<Pass>(text, s_options)?.Points ?? 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return 0;
        }
    }

    private sealed record Pass(string Exercise, int Points, int MaxPoints, DateTimeOffset Passed);
}
