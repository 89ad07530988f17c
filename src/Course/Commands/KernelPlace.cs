using System.CommandLine;
using Kernel;

namespace Course.Commands;

/// <summary>The options that say which folder of kernels is meant.</summary>
internal sealed class KernelPlace
{
    private readonly Option<DirectoryInfo?> prefix = new("--prefix")
    {
        Description = "Under this folder, as /usr/local or a Python environment.",
        HelpName = "DIR",
    };

    private readonly Option<bool> user = new("--user") { Description = "For you alone [default]." };

    public void AddTo(Command command)
    {
        command.Add(prefix);
        command.Add(user);
        command.Validators.Add(result =>
        {
            if (result.GetValue(prefix) is not null && result.GetValue(user))
            {
                result.AddError("--prefix and --user are two places: choose one");
            }
        });
    }

    public KernelInstaller Installer(ParseResult parsed) =>
        new(
            parsed.GetValue(prefix) is { } folder
                ? KernelFolders.Of(folder.FullName)
                : KernelFolders.User,
            KernelFolders.All
        );
}
