namespace Goroutines;

/// <summary>A goroutine that was stopped in an operation without an await: it stands on its thread, in mid-step.</summary>
internal sealed class PausedStep(Goroutine goroutine, Carrier carrier) : IRunnable
{
    public Goroutine Goroutine => goroutine;

    /// <summary>Gives the turn to its thread; the caller has it no more.</summary>
    public void Run() => carrier.PassTurn();

    /// <summary>Waits for the turn.</summary>
    internal void Wait() => carrier.WaitForTurn();
}
