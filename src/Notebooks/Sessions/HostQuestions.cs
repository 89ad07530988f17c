using System.Threading;
using Notebooks.Hosting;

namespace Notebooks.Sessions;

/// <summary>Questions to one process that wait for their answers.</summary>
internal sealed class HostQuestions
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, TaskCompletionSource<HostAnswer?>> open = [];
    private int last;
    private bool closed;

    /// <summary>The id of a new question, and what completes with its answer.</summary>
    public (int Id, Task<HostAnswer?> Answer) Open()
    {
        var answer = new TaskCompletionSource<HostAnswer?>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        lock (gate)
        {
            if (closed)
            {
                answer.SetResult(null);
            }
            else
            {
                open.Add(++last, answer);
            }

            return (last, answer.Task);
        }
    }

    public void Take(HostAnswer answer)
    {
        lock (gate)
        {
            if (open.Remove(answer.Id, out TaskCompletionSource<HostAnswer?>? waiting))
            {
                waiting.SetResult(answer);
            }
        }
    }

    /// <summary>Answers all with null: the process has ended.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            foreach (TaskCompletionSource<HostAnswer?> waiting in open.Values)
            {
                waiting.SetResult(null);
            }

            open.Clear();
        }
    }
}
