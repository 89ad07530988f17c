namespace Goroutines;

/// <summary>The kinds of faults.</summary>
public enum FindingKind
{
    /// <summary>All goroutines are asleep.</summary>
    Deadlock,

    /// <summary>Some goroutines wait for one another in a circle, while others go on.</summary>
    PartialDeadlock,

    /// <summary>A goroutine panics.</summary>
    Panic,

    /// <summary>A fatal error.</summary>
    Fatal,

    /// <summary>Main has returned, and a goroutine is left that can never go on.</summary>
    Leak,

    /// <summary>The program goes on and on, though every goroutine gets its turn, and comes to no end.</summary>
    Livelock,

    /// <summary>Two goroutines access a variable at the same time, and one of them writes.</summary>
    Race,
}
