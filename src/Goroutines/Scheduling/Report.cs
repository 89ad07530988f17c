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
        try
        {
            AppendPanics(text, failure);
        }
#pragma warning disable CA1031 // A value that cannot be printed must not hide that there was a panic.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fatal($"panic while printing panic value: {e.GetType()}", goroutine);
        }
        text.Append('\n');
        AppendHeader(text, goroutine, "running");
        AppendFrames(text, new StackTrace(failure, fNeedFileInfo: true));
        AppendCreator(text, goroutine);
        return text.ToString();
    }

    internal static string Fatal(string message, Goroutine goroutine)
    {
        var text = new StringBuilder();
        text.Append("fatal error: ").Append(message).Append("\n\n");
        AppendHeader(text, goroutine, "running");
        // It is found where it happens, so this thread's stack is the goroutine's.
        if (Goroutine.Current == goroutine)
            AppendFrames(text, new StackTrace(fNeedFileInfo: true));
        AppendCreator(text, goroutine);
        return text.ToString();
    }

    internal static string Deadlock(string message, IReadOnlyList<Goroutine> goroutines) =>
        Waiting($"fatal error: {message}\n", goroutines);

    /// <summary>What some goroutines wait for, under a header line.</summary>
    internal static string Waiting(string header, IReadOnlyList<Goroutine> goroutines)
    {
        var text = new StringBuilder(header);
        foreach (var goroutine in goroutines)
            AppendWaiting(text, goroutine);
        return text.ToString();
    }

    /// <summary>What the running goroutine is doing, and what the others wait for.</summary>
    internal static string Stack(Goroutine running, IReadOnlyList<Goroutine> others)
    {
        var text = new StringBuilder();
        AppendHeader(text, running, "running");
        AppendFrames(text, new StackTrace(fNeedFileInfo: true));
        AppendCreator(text, running);
        foreach (var goroutine in others)
            if (goroutine != running)
                AppendWaiting(text, goroutine);
        return text.ToString();
    }

    private static void AppendWaiting(StringBuilder text, Goroutine goroutine)
    {
        text.Append('\n');
        var waiter = goroutine.WaitsIn;
        AppendHeader(text, goroutine, waiter?.Reason.Text() ?? State(goroutine));
        if (waiter is not null)
            AppendPlace(text, waiter.File, waiter.Line);
        AppendCreator(text, goroutine);
    }

    private static string State(Goroutine goroutine) =>
        goroutine.Elsewhere switch
        {
            Whereabouts.IOWait => OutsideWaits.Reason,
            Whereabouts.Syscall => "syscall",
            _ => "runnable",
        };

    /// <summary>The panic and those it replaced, the oldest first.</summary>
    private static void AppendPanics(StringBuilder text, Exception failure)
    {
        if (failure is not PanicException last)
        {
            text.Append(CultureInfo.InvariantCulture, $"panic: {failure.GetType()}: ");
            text.Append(failure.Message).Append('\n');
            return;
        }
        var chain = new Stack<PanicException>();
        for (var panic = last; panic is not null; panic = panic.Previous)
            chain.Push(panic);
        string lead = "panic: ";
        while (chain.TryPop(out var panic))
        {
            text.Append(lead).Append(panic.Describe());
            // The same value raised again by its handler is one panic, told once.
            if (panic == last ? panic.IsRecovered : IsRaisedAgain(panic, chain.Peek()))
            {
                text.Append(" [recovered, repanicked]");
                chain.TryPop(out _);
            }
            else if (panic.IsRecovered)
                text.Append(" [recovered]");
            text.Append('\n');
            lead = "\tpanic: ";
        }
    }

    private static bool IsRaisedAgain(PanicException panic, PanicException next) =>
        panic.IsRecovered && Equals(panic.Value, next.Value);

    private static void AppendHeader(StringBuilder text, Goroutine goroutine, string state) =>
        text.Append(CultureInfo.InvariantCulture, $"goroutine {goroutine.Id} [{state}]:\n");

    private static void AppendCreator(StringBuilder text, Goroutine goroutine)
    {
        if (goroutine.Id == 1)
            return;
        if (goroutine.Creator == 0)
            text.Append("created outside any goroutine\n");
        else
            text.Append(
                CultureInfo.InvariantCulture,
                $"created by goroutine {goroutine.Creator}\n"
            );
        AppendPlace(text, goroutine.File, goroutine.Line);
    }

    private static void AppendPlace(StringBuilder text, string file, int line)
    {
        if (file.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\t{file}:{line}\n");
    }

    /// <summary>The frames of the program's own code, without the machinery of async and of this library.</summary>
    private static void AppendFrames(StringBuilder text, StackTrace stack)
    {
        foreach (var frame in stack.GetFrames())
        {
            if (FrameName.Of(frame) is not { } name)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{name}(...)\n");
            AppendPlace(text, frame.GetFileName() ?? "", frame.GetFileLineNumber());
        }
    }
}
