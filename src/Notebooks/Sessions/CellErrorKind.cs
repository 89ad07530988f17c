namespace Notebooks;

/// <summary>Who noticed what was wrong with a cell.</summary>
public enum CellErrorKind
{
    /// <summary>The compiler, or a reference that cannot be had.</summary>
    CompileError,

    /// <summary>A package that the cell names cannot be restored on this machine.</summary>
    MissingPackage,

    /// <summary>A call that waits is not awaited.</summary>
    ForgottenAwait,

    /// <summary>An exception left the cell.</summary>
    Exception,

    /// <summary>The cell took longer than the session allows.</summary>
    Timeout,

    /// <summary>Somebody interrupted it.</summary>
    Interrupted,

    /// <summary>The process of the cells ended: exit, stack overflow, killed.</summary>
    ProcessEnded,
}
