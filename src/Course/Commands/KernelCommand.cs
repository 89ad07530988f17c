using System.CommandLine;
using System.Threading;
using Kernel;
using Notebooks;

namespace Course.Commands;

/// <summary><c>course kernel</c>: the course's C# in Jupyter and in VS Code's notebooks.</summary>
internal static class KernelCommand
{
    public static Command Create() =>
        new Verb(
            "kernel",
            "Makes the course's C# known to Jupyter and to VS Code, which then start it by themselves.",
            "course kernel install",
            "course kernel list"
        )
        {
            Install(),
            Uninstall(),
            List(),
            Run(),
        };

    private static Verb Install()
    {
        var place = new KernelPlace();
        var name = new Option<string>("--name")
        {
            Description = "The name in the list of kernels.",
            HelpName = "NAME",
            DefaultValueFactory = _ => KernelInstaller.StandardName,
        };
        var command = new Verb(
            "install",
            "Installs the kernel, for you alone or under a prefix.",
            "course kernel install",
            "course kernel install --name csharp --prefix /usr/local"
        )
        {
            name,
        };
        place.AddTo(command);
        command.SetAction(parsed =>
        {
            KernelInstaller installer = place.Installer(parsed);
            foreach (
                KernelSpec spec in installer.Install(
                    parsed.GetValue(name)!,
                    KernelProgram.Command()
                )
            )
            {
                Console.WriteLine($"installed  {spec.Name}  {spec.Folder}");
            }

            if (installer.Rival() is KernelSpec rival)
            {
                Console.WriteLine(
                    $"{rival.Name} is another kernel ({rival.DisplayName}, {rival.Folder}) and is left alone: "
                        + $"choose {parsed.GetValue(name)} in a notebook to run it with the course's"
                );
            }

            return CommandLine.Ok;
        });
        return command;
    }

    private static Verb Uninstall()
    {
        var place = new KernelPlace();
        var name = new Option<string?>("--name")
        {
            Description = "Only this one [default: all that the course has installed there].",
            HelpName = "NAME",
        };
        var command = new Verb(
            "uninstall",
            "Removes what 'course kernel install' has installed, and nothing else.",
            "course kernel uninstall",
            "course kernel uninstall --name csharp --prefix /usr/local"
        )
        {
            name,
        };
        place.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyList<KernelSpec> removed = place
                .Installer(parsed)
                .Uninstall(parsed.GetValue(name));
            Console.WriteLine(removed.Count == 0 ? "nothing is installed there" : "removed:");
            foreach (KernelSpec spec in removed)
            {
                Console.WriteLine($"  {spec.Name}  {spec.Folder}");
            }

            return CommandLine.Ok;
        });
        return command;
    }

    private static Verb List()
    {
        var command = new Verb(
            "list",
            "Shows the kernels that Jupyter and VS Code find; the course's are marked with *.",
            "course kernel list"
        );
        command.SetAction(_ =>
        {
            foreach (KernelSpec spec in KernelFolders.All.SelectMany(KernelFolders.Read))
            {
                string mark = spec.IsOurs ? "*" : " ";
                Console.WriteLine($"{mark} {spec.Name, -20} {spec.DisplayName, -24} {spec.Folder}");
            }

            return CommandLine.Ok;
        });
        return command;
    }

    private static Verb Run()
    {
        var file = new Argument<FileInfo>("connection-file")
        {
            Description = "The file in which the front end says where to listen.",
        };
        var command = new Verb(
            "run",
            "Serves as a kernel until a client ends it; front ends start this themselves.",
            "course kernel run connection.json"
        )
        {
            file,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await ServeAsync(parsed.GetValue(file)!.FullName, cancellationToken);
                return CommandLine.Ok;
            }
        );
        return command;
    }

    private static async Task ServeAsync(string file, CancellationToken cancellationToken)
    {
        await using var kernel = JupyterKernel.Start(
            new KernelOptions
            {
                Connection = ConnectionFile.Read(file),
                Cells = new CellSessionOptions
                {
                    WorkingDirectory = Directory.GetCurrentDirectory(),
                },
                Log = line => Console.Error.WriteLine("kernel: " + line.ReplaceLineEndings(" ")),
            }
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(kernel.Ended, ParentProcess.EndedAsync(stop.Token));
        await stop.CancelAsync();
    }
}
