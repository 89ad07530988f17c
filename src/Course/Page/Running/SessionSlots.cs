using System.Threading;
using Notebooks;

namespace Course.Page;

/// <summary>
/// Bounds the processes of cells: each holds a compiler and what the learner's code holds. The
/// chapter that was used longest ago gives its process up, never one that is running a cell.
/// </summary>
public sealed class SessionSlots(int capacity, IReadOnlyList<string>? hostCommand = null)
{
    private readonly Lock _gate = new();

    /// <summary>Those in use, the latest used last.</summary>
    private readonly List<SessionSlot> _used = [];

    /// <summary>The command that hosts cells; null for this program itself.</summary>
    public IReadOnlyList<string>? HostCommand { get; } = hostCommand;

    /// <summary>Notes that a chapter's process is in use.</summary>
    public void Touch(SessionSlot slot)
    {
        lock (_gate)
        {
            _used.Remove(slot);
            _used.Add(slot);
        }
    }

    /// <summary>Forgets a chapter's process.</summary>
    public void Leave(SessionSlot slot)
    {
        lock (_gate)
        {
            _used.Remove(slot);
        }
    }

    /// <summary>Ends an idle process if there are too many.</summary>
    /// <exception cref="NotebookException">All of them are running cells.</exception>
    public async Task MakeRoomAsync(SessionSlot newcomer)
    {
        SessionSlot? oldest;
        lock (_gate)
        {
            if (_used.Count <= capacity)
            {
                return;
            }

            oldest = _used.FirstOrDefault(slot => slot != newcomer && slot.Run.IsIdle);
            if (oldest is null)
            {
                _used.Remove(newcomer);
                throw new NotebookException(
                    $"{capacity} chapters are running cells at once: stop one of them first."
                );
            }
        }

        await oldest.DisposeAsync();
        oldest.Run.TellEvicted();
    }
}
