using System.Threading.Tasks.Sources;

namespace Goroutines;

/// <summary>One select statement at work: who waits in several channels at a time.</summary>
/// <remarks>
/// Its cases stand in the queues of their channels. The first partner that claims one of them decides the select;
/// all others find it decided and pass it by. When the goroutine goes on it takes its losing cases out.
/// </remarks>
internal sealed class Selection : Waiter, IValueTaskSource<int>
{
    private const int Undecided = -1;
    private SelectCase[] _cases = [];
    private int _count;
    private int _decided = Undecided;

    /// <summary>The cases, in the order they were written.</summary>
    internal ReadOnlySpan<SelectCase> Cases => _cases.AsSpan(0, _count);

    internal ValueTask<int> Task => new(this, Version);

    internal static Selection Rent(
        Runner? here,
        ReadOnlySpan<SelectCase> cases,
        string file,
        int line
    )
    {
        var selection = WaiterPools.Rent<Selection>(here);
        selection.Describe(
            cases.Length == 0 ? WaitReason.SelectNoCases : WaitReason.Select,
            0,
            file,
            line
        );
        if (selection._cases.Length < cases.Length)
            selection._cases = new SelectCase[Math.Max(cases.Length, 4)];
        cases.CopyTo(selection._cases);
        selection._count = cases.Length;
        return selection;
    }

    /// <summary>A select that is done already, but lets others run first.</summary>
    internal static ValueTask<int> Yield(int decided, string file, int line)
    {
        var selection = Rent(Runner.Current, [], file, line);
        selection._decided = decided;
        selection.YieldOnly();
        return selection.Task;
    }

    /// <summary>Decides the select for a case, if nobody else has. Under that case's channel's lock.</summary>
    internal bool Claim(int index) =>
        Interlocked.CompareExchange(ref _decided, index, Undecided) == Undecided;

    int IValueTaskSource<int>.GetResult(short token)
    {
        Finish(token);
        int decided = _decided;
        var winner = _count > 0 ? _cases[decided] : null;
        foreach (var other in Cases)
            if (other != winner)
                other.Leave();
        Release();
        // A send case whose channel was closed meanwhile panics here, in the selecting goroutine.
        winner?.TakeResult();
        return decided;
    }

    protected override void Release()
    {
        Array.Clear(_cases, 0, _count);
        _count = 0;
        _decided = Undecided;
        Reset();
        WaiterPools.Return(this, Runner.Current);
    }
}
