using System.Net;
using System.Net.Sockets;
using Kernel.Messages;
using Kernel.Serving;
using Kernel.Zmtp;
using Notebooks;

namespace Kernel;

/// <summary>A Jupyter kernel for C#: five sockets in front of a <see cref="CellSession"/>.</summary>
/// <remarks>
/// Nothing of a cell runs in this process: a busy cell does not slow the heartbeat, a dead one does not end the
/// kernel. The shell answers one request after another; control, stdin and heartbeat do not wait for it.
/// </remarks>
public sealed class JupyterKernel : IAsyncDisposable
{
    private readonly ZmtpLimits limits = new();
    private readonly TaskCompletionSource<bool> ended = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Action<string> log;
    private readonly MessageCodec codec;
    private readonly EchoSocket heartbeat;
    private readonly PubSocket iopub;
    private readonly RouterSocket stdin;
    private readonly RouterSocket shellSocket;
    private readonly RouterSocket controlSocket;
    private readonly Cells cells;
    private readonly Shell shell;
    private readonly Task running;

    private JupyterKernel(KernelOptions options)
    {
        log = options.Log;
        ConnectionFile wanted = options.Connection;
        codec = new MessageCodec(wanted.Key);
        heartbeat = new EchoSocket(At(wanted.HeartbeatPort), limits, log);
        iopub = new PubSocket(At(wanted.IOPubPort), limits, log);
        var broadcast = new Broadcast(iopub, codec);
        var input = new UserInput(codec);
        stdin = new RouterSocket(
            At(wanted.StdinPort),
            limits,
            OnMessage(request =>
            {
                input.Take(request.Client, request.Message);
                return ValueTask.CompletedTask;
            }),
            log
        );
        cells = new Cells(options.Cells, broadcast);
        var history = new History();
        shell = new Shell(
            new Executor(cells, broadcast, history, input, stdin),
            new Assistant(cells),
            cells,
            history,
            broadcast,
            restart => ended.TrySetResult(restart),
            log
        );
        shellSocket = new RouterSocket(
            At(wanted.ShellPort),
            limits,
            OnMessage(shell.QueueAsync),
            log
        );
        controlSocket = new RouterSocket(
            At(wanted.ControlPort),
            limits,
            OnMessage(shell.TakeControlAsync),
            log
        );
        Connection = wanted with
        {
            HeartbeatPort = heartbeat.Port,
            IOPubPort = iopub.Port,
            StdinPort = stdin.Port,
            ShellPort = shellSocket.Port,
            ControlPort = controlSocket.Port,
        };
        broadcast.Status("starting", parent: null);
        running = Task.Run(shell.RunAsync);

        IPEndPoint At(int port) => new(wanted.Address, port);
    }

    /// <summary>Where it listens, with the real ports in place of 0.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>Completes when a client has asked for the end, with whether it wants to start the kernel again.</summary>
    public Task<bool> Ended => ended.Task;

    /// <summary>Requests that wait for the cell that executes.</summary>
    internal int WaitingRequests => shell.Waiting;

    /// <summary>Begins to listen, and starts the process of the cells.</summary>
    /// <exception cref="NotebookException">A port cannot be had.</exception>
    public static JupyterKernel Start(KernelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return new JupyterKernel(options);
        }
        catch (SocketException e)
        {
            throw new NotebookException($"the kernel cannot listen: {e.Message}", e);
        }
    }

    /// <summary>Ends the process of the cells, sends what waits for clients, and closes the sockets.</summary>
    public async ValueTask DisposeAsync()
    {
        shell.Close();
        await cells.DisposeAsync();
        await running;
        await Task.WhenAll(
            ((IAsyncDisposable[])[shellSocket, controlSocket, stdin, iopub, heartbeat]).Select(
                socket => socket.DisposeAsync().AsTask()
            )
        );
    }

    private Func<RouterSocket, byte[], byte[][], Task> OnMessage(Func<Request, ValueTask> take) =>
        async (socket, client, frames) =>
        {
            JupyterMessage message;
            try
            {
                message = codec.Decode(frames);
            }
            catch (MessageException e)
            {
                log($"a message is dropped: {e.Message}");
                return;
            }

            await take(new Request(message, client, socket, codec));
        };
}
