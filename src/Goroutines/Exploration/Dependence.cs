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

    private static bool Commute(Access one, Access other) =>
        (one, other)
            is
                (Access.Read, Access.Read or Access.Queue)
                or
                (Access.Enter, Access.Enter)
                or
                (Access.Raise, Access.Raise)
                or
                (Access.Lower, Access.Lower or Access.Release or Access.Await)
                or
                (Access.Await, Access.Await)
                or
                (Access.Give, Access.Queue);
}
