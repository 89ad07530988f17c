using System.Threading;
using Notebooks.Hosting;
using Notebooks.Sessions;

namespace Notebooks;

/// <content>What a session answers about code that is not executed, and what cells ask of the user.</content>
public sealed partial class CellSession
{
    /// <summary>What could stand at a position of a cell; waits for the cell that executes.</summary>
    /// <param name="code">The cell as it is typed.</param>
    /// <param name="position">Where the cursor is, counted as <see cref="string"/> counts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<CellCompletions> CompleteAsync(
        string code,
        int position,
        CancellationToken cancellationToken = default
    )
    {
        HostAnswer? answer = await host.AskAsync(inspect: false, code, position, cancellationToken);
        return answer?.Completions ?? new CellCompletions(position, position, []);
    }

    /// <summary>What is known of the name at a position of a cell, null if nothing; waits for the cell that executes.</summary>
    /// <param name="code">The cell as it is typed.</param>
    /// <param name="position">Where the cursor is, counted as <see cref="string"/> counts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<CellInspection?> InspectAsync(
        string code,
        int position,
        CancellationToken cancellationToken = default
    )
    {
        HostAnswer? answer = await host.AskAsync(inspect: true, code, position, cancellationToken);
        return answer?.Inspection;
    }

    private static async Task SupplyLineAsync(HostProcess asking, Execution? current)
    {
        // The asking process is served from a thread that must go on reading what it says.
        await Task.Yield();
        string? text = current is null ? null : await current.ReadLineAsync();
        await asking.SendAsync(new HostRequest { Line = new HostLine(text) });
    }
}
