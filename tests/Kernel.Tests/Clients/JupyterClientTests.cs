using System.Text.Json.Nodes;

namespace Kernel.Tests.Clients;

/// <summary>Python's own Jupyter clients, over libzmq, with the kernel as it is installed.</summary>
public sealed class JupyterClientTests(InstalledKernel kernel) : IClassFixture<InstalledKernel>
{
    [SkippableFact]
    public async Task Jupyter_client_sees_all_that_the_protocol_promises()
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Clients", "protocol_cases.py");
        JsonNode results = JsonNode.Parse(
            await kernel.PythonAsync("jupyter_client", script, "own")
        )!;
        Assert.Equal("2", Data(results["value"]![0]!));
        Assert.Equal(
            ["out", "err"],
            results["stream"]!.AsArray().Select(stream => $"{stream![1]!["text"]}")
        );
        Assert.Equal("ArgumentException", $"{results["error"]!["ename"]}");
        Assert.Equal("typed", Data(results["input"]![0]!));
        Assert.Equal("update_display_data", $"{results["update"]![0]![0]}");
        Assert.Equal(["WriteLine"], results["matches"]!.AsArray().Select(match => $"{match}"));
        Assert.StartsWith(
            "void Console.WriteLine(int value)",
            $"{results["inspect"]!["data"]!["text/plain"]}"
        );
        Assert.Equal("handle.Update(\"new\");", $"{results["history"]![0]![2]}");
        Assert.Empty(results["comms"]!.AsObject());
        Assert.Equal("5.3", $"{results["info"]!["protocol_version"]}");
        Assert.Equal("Interrupted", $"{results["interrupted"]}");
        Assert.Equal("4", Data(results["after"]![0]!));
        Assert.True((bool)results["beating"]!);
        Assert.Equal(1, (int)results["restarted"]!);
        Assert.False((bool)results["alive"]!);
    }

    [SkippableFact]
    public async Task Nbconvert_executes_a_notebook_by_the_kernel_name_of_the_course()
    {
        // The course's notebooks ask for .net-csharp, which the installation offers where nobody else does.
        Skip.If(
            !Directory.Exists(Path.Combine(kernel.Folder, "share/jupyter/kernels/.net-csharp")),
            "another kernel has the name .net-csharp"
        );
        await File.WriteAllTextAsync(
            Path.Combine(kernel.Folder, "small.ipynb"),
            """
            {
              "cells": [
                {"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],
                 "source":["record Point(int X);\n","Console.WriteLine(\"printed\");"]},
                {"cell_type":"code","id":"b","metadata":{},"execution_count":null,"outputs":[],
                 "source":["new Point(7)"]}
              ],
              "metadata": {"kernelspec":{"name":".net-csharp","language":"C#","display_name":".NET (C#)"}},
              "nbformat": 4, "nbformat_minor": 5
            }
            """
        );
        await kernel.NbconvertAsync("--output", "done.ipynb", "small.ipynb");
        JsonNode cells = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(kernel.Folder, "done.ipynb"))
        )!["cells"]!;
        Assert.Equal("printed\n", $"{cells[0]!["outputs"]![0]!["text"]![0]}");
        Assert.Equal("Point { X = 7 }", $"{cells[1]!["outputs"]![0]!["data"]!["text/plain"]![0]}");
        Assert.Equal(2, (int)cells[1]!["execution_count"]!);
    }

    [SkippableFact]
    public async Task Nbconvert_executes_every_notebook_of_the_course()
    {
        var (chapters, executed) = await kernel.ExecuteChaptersAsync("own");
        Assert.InRange(chapters.Count, 21, 99);
        Assert.All(chapters, chapter => Assert.True(File.Exists(Path.Combine(executed, chapter))));
    }

    private static string Data(JsonNode shown) => $"{shown[1]!["data"]!["text/plain"]}";
}
