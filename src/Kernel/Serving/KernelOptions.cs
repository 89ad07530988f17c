using Notebooks;

namespace Kernel;

/// <summary>How a <see cref="JupyterKernel"/> serves.</summary>
public sealed record KernelOptions
{
    /// <summary>Where it listens.</summary>
    public required ConnectionFile Connection { get; init; }

    /// <summary>How cells are executed; what they write late is the kernel's own business.</summary>
    public required CellSessionOptions Cells { get; init; }

    /// <summary>Takes what went wrong, a line at a time.</summary>
    public Action<string> Log { get; init; } = _ => { };
}
