using System.Runtime.InteropServices;

namespace Benchmarks.Runner;

/// <summary>Where and with what was measured.</summary>
internal sealed record Setting(
    string Machine,
    string Date,
    string DotNet,
    string? Go,
    string Options
)
{
    internal string Text =>
        $"""
            machine   {Machine}
            date      {Date}
            .NET      {DotNet}
            Go        {Go ?? "none"}
            settings  {Options}
            """;

    internal static Setting Describe(string? goVersion) =>
        new(
            $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}",
            DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm'Z'"),
            RuntimeInformation.FrameworkDescription,
            goVersion,
            $"C# sides: Release, concurrent GC {(IsOn("System.GC.Concurrent") ? "on" : "off")}, "
                + $"server GC {(System.Runtime.GCSettings.IsServerGC ? "on" : "off")}, "
                + $"tiered PGO {(IsOn("System.Runtime.TieredPGO") ? "on" : "off")}; Go: GOGC 100"
        );

    private static bool IsOn(string setting) =>
        !AppContext.TryGetSwitch(setting, out bool value) || value;

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        string? model = File.Exists(cpuInfo)
            ? File.ReadLines(cpuInfo)
                .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        model ??= RuntimeInformation.ProcessArchitecture.ToString();
        return model[(model.IndexOf(':') + 1)..].Trim();
    }
}
