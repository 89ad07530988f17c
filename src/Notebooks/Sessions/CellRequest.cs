using System.Threading;

namespace Notebooks;

/// <summary>A cell to execute.</summary>
/// <param name="Code">The cell's C#.</param>
/// <param name="CellId">The cell's id in its notebook.</param>
/// <param name="Number">
/// What "Cell N" in error messages and <c>[CallerFilePath]</c> says; 0 takes the session's
/// execution count.
/// </param>
public sealed record CellRequest(string Code, string CellId, int Number = 0)
{
    /// <summary>
    /// Answers when the cell reads a line from <see cref="Console.In"/>, with null for the end of the input; the token
    /// says that the cell is interrupted. Without it the input is at its end.
    /// </summary>
    public Func<CancellationToken, Task<string?>>? ReadLine { get; init; }
}
