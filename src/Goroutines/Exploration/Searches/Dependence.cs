namespace Goroutines;

/// <summary>Which accesses of one thing, by two goroutines, can be exchanged without anybody seeing a difference.</summary>
/// <remarks>
/// <para>
/// A wait group: lowering its counter and beginning to wait commute, as long as the counter does not come to zero.
/// Raising and lowering do not: from which value it was raised, and whether it falls below zero, is what a race or a
/// panic is about.
/// </para>
/// <para>
/// A mutex: whether somebody comes before it is given back and waits, or after that and need not, the same happens
/// then. What makes a difference is who takes it first, and who waits before whom.
/// </para>
/// </remarks>
internal static class Dependence
{
    /// <summary>Whether their order makes a difference.</summary>
    internal static bool Conflicts(Access one, Access other) =>
        !Commute(one, other) && !Commute(other, one);

    /// <summary>Whether the later could not come before the earlier, being what it is.</summary>
    internal static bool MustFollow(Access earlier, Access later) =>
        (earlier, later) is (Access.Give, Access.Take);

    /// <summary>Whether both want what one can have at a time: then either may be first, though the other waits meanwhile.</summary>
    internal static bool AreRivals(Access one, Access other) =>
        (one, other) is (Access.Take, Access.Take);

    private static bool Commute(Access one, Access other) =>
        (one, other) switch
        {
            (Access.Read, Access.Read or Access.Queue) => true,
            (Access.Enter, Access.Enter) => true,
            (Access.Raise, Access.Raise) => true,
            (Access.Lower, Access.Lower or Access.Release or Access.Await) => true,
            (Access.Await, Access.Await) => true,
            (Access.Give, Access.Queue) => true,
            _ => false,
        };
}
