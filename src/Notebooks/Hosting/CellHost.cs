using System.Collections.Concurrent;
using System.Text;
using System.Threading;
using Notebooks.Display;
using Notebooks.Hosting;
using Notebooks.Scripting;

namespace Notebooks;

/// <summary>The process that executes cells: the other end of a <see cref="CellSession"/>.</summary>
public static class CellHost
{
    /// <summary>The hidden verb with which a program runs as the host of cells.</summary>
    public const string Verb = "cell-host";

    /// <summary>Serves requests from standard input until it ends.</summary>
    /// <returns>The exit code of the process.</returns>
    public static int Run()
    {
        (Stream input, Stream output) = StandardHandles.Detach();
        using Stream rawError = Console.OpenStandardError();
        using var channel = new HostChannel(input, output);
        using var pump = new OutputPump(channel);
        using var reader = new CellReader(pump);
        Console.SetIn(reader);
        Console.SetOut(new CellWriter("stdout", pump));
        Console.SetError(new CellWriter("stderr", pump));
        DisplaySink.Show = pump.Display;

        using var requests = new BlockingCollection<HostRequest>();
        new Thread(() => Receive(channel, requests, reader))
        {
            IsBackground = true,
            Name = "requests",
        }.Start();
        channel.Send(new HostMessage { Ready = true });
        ScriptEngine.WarmUp(() => requests.Count == 0);
        var engine = new ScriptEngine(Directory.GetCurrentDirectory());
        foreach (HostRequest request in requests.GetConsumingEnumerable())
        {
            if (request.Question is HostQuestion question)
            {
                channel.Send(new HostMessage { Answer = CellAssistant.Answer(engine, question) });
            }
            else if (request.Cell is HostCell cell)
            {
                pump.StartCell(cell.MaxCharacters);
                reader.StartCell(cell.MayRead);
                CellError? error = Execute(engine, cell, pump);
                // What went around Console.Out has arrived at the other end once it has seen this mark.
                rawError.Write(Encoding.UTF8.GetBytes(cell.EndMark));
                rawError.Flush();
                pump.EndCell(error);
            }
        }

        return 0;
    }

    private static CellError? Execute(ScriptEngine engine, HostCell cell, OutputPump pump)
    {
        CellError? error = engine.Execute(cell.Code, cell.Number, out object? value);
        // What Display() returns is on the screen already.
        if (error is null && value is not (null or InCells.DisplayedValue))
        {
            try
            {
                pump.Display(ValueFormatter.Format(value), cell.ExecutionCount);
            }
            catch (Exception e)
            {
                return ExceptionReport.Of(e);
            }
        }

        return error;
    }

    private static void Receive(
        HostChannel channel,
        BlockingCollection<HostRequest> requests,
        CellReader reader
    )
    {
        try
        {
            while (channel.Receive() is HostRequest request)
            {
                // A line is for the cell that executes; all else comes after it.
                if (request.Line is HostLine line)
                {
                    reader.Supply(line.Text);
                }
                else
                {
                    requests.Add(request);
                }
            }
        }
        catch (IOException)
        {
            // As good as the end of the input.
        }

        // Nobody is left to see what a cell that still runs would show.
        Environment.Exit(0);
    }
}
