using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Where the goroutines of a simulated program await tasks, which mostly come from outside the simulation.</summary>
/// <remarks>
/// The author's line is on the stack only when a wait begins, and only when nothing else happens any more it turns out
/// that the wait was for something outside. Looking for a line takes long; so only the first waits are remembered.
/// </remarks>
internal sealed class OutsideAwaits
{
    private const int Most = 100;
    private Dictionary<long, (string File, int Line)>? _places;
    private int _count;

    /// <summary>The function that runs is about to wait.</summary>
    internal static void Note<TAwaiter>()
    {
        if (
            Awaiter<TAwaiter>.IsOfTask
            && Goroutine.Current is { Program.OutsideAwaits: { } awaits } goroutine
        )
            awaits.Note(goroutine);
    }

    /// <summary>Where the goroutine last awaited a task; null if that is not known.</summary>
    internal (string File, int Line)? PlaceOf(Goroutine goroutine) =>
        _places is not null && _places.TryGetValue(goroutine.Id, out var place) ? place : null;

    private void Note(Goroutine goroutine)
    {
        _places ??= [];
        if (_count++ < Most)
            _places[goroutine.Id] = CallerPlace.Find();
        else
            _places.Remove(goroutine.Id);
    }

    private static class Awaiter<TAwaiter>
    {
        // A constant for the JIT: what awaits an operation of the library pays nothing.
        internal static readonly bool IsOfTask =
            typeof(TAwaiter) == typeof(TaskAwaiter)
            || typeof(TAwaiter) == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter)
            || typeof(TAwaiter) == typeof(YieldAwaitable.YieldAwaiter)
            || (
                typeof(TAwaiter) is { IsGenericType: true } generic
                && (
                    generic.GetGenericTypeDefinition() == typeof(TaskAwaiter<>)
                    || generic.GetGenericTypeDefinition()
                        == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter)
                )
            );
    }
}
