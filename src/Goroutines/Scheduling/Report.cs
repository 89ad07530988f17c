using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Goroutines;

/// <summary>What Go prints when a program dies: a header, then goroutines with what they were doing.</summary>
internal static class Report
{
    internal static string Panic(Goroutine goroutine, Exception failure)
    {
        var text = new StringBuilder();
        text.Append("panic: ").Append(Describe(failure)).Append("\n\n");
        AppendHeader(text, goroutine, "running");
        AppendFrames(text, failure);
        AppendCreator(text, goroutine);
        return text.ToString();
    }

    internal static string Fatal(string message, Goroutine goroutine)
    {
        var text = new StringBuilder();
        text.Append("fatal error: ").Append(message).Append("\n\n");
        AppendHeader(text, goroutine, "running");
        AppendCreator(text, goroutine);
        return text.ToString();
    }

    internal static string Deadlock(string message, IReadOnlyList<Goroutine> goroutines)
    {
        var text = new StringBuilder();
        text.Append("fatal error: ").Append(message).Append('\n');
        foreach (var goroutine in goroutines)
        {
            text.Append('\n');
            var waiter = goroutine.WaitsIn;
            AppendHeader(text, goroutine, waiter?.Reason.Text() ?? "runnable");
            if (waiter is not null)
                AppendPlace(text, waiter.File, waiter.Line);
            AppendCreator(text, goroutine);
        }
        return text.ToString();
    }

    private static string Describe(Exception failure) =>
        failure is PanicException panic ? panic.Message : $"{failure.GetType()}: {failure.Message}";

    private static void AppendHeader(StringBuilder text, Goroutine goroutine, string state) =>
        text.Append(CultureInfo.InvariantCulture, $"goroutine {goroutine.Id} [{state}]:\n");

    private static void AppendCreator(StringBuilder text, Goroutine goroutine)
    {
        if (goroutine.Creator == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"created by goroutine {goroutine.Creator}\n");
        AppendPlace(text, goroutine.File, goroutine.Line);
    }

    private static void AppendPlace(StringBuilder text, string file, int line)
    {
        if (file.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\t{file}:{line}\n");
    }

    /// <summary>The frames of the program's own code, without the machinery of async and of this library.</summary>
    private static void AppendFrames(StringBuilder text, Exception failure)
    {
        foreach (var frame in new StackTrace(failure, fNeedFileInfo: true).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is not { } method)
                continue;
            var type = method.DeclaringTypeName ?? "";
            if (
                type.StartsWith("System.", StringComparison.Ordinal)
                || type.StartsWith("Goroutines.", StringComparison.Ordinal)
                    && method.DeclaringAssemblyName?.StartsWith(
                        "Goroutines,",
                        StringComparison.Ordinal
                    ) == true
            )
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{type}.{method.Name}(...)\n");
            AppendPlace(text, frame.GetFileName() ?? "", frame.GetFileLineNumber());
        }
    }
}
