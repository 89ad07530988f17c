using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Course.Page;
using Notebooks;

namespace Course.Tests;

public sealed class StartCommandTests
{
    [Fact]
    public async Task A_port_in_use_is_one_clear_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var options = new PageOptions { Notebooks = Path.GetTempPath(), Port = port };

        NotebookException problem = await Assert.ThrowsAsync<NotebookException>(() =>
            PageServer.StartAsync(options)
        );

        Assert.Contains(
            port.ToString(CultureInfo.InvariantCulture),
            problem.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_one_clear_line()
    {
        var options = new PageOptions { Notebooks = "/no/such/folder" };

        NotebookException problem = await Assert.ThrowsAsync<NotebookException>(() =>
            PageServer.StartAsync(options)
        );

        Assert.Contains("/no/such/folder", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_has_the_same_port_at_each_start()
    {
        Assert.Equal(UsualPort.Of("/a/course"), UsualPort.Of("/a/course/"[..^1]));
        Assert.InRange(UsualPort.Of("/a/course"), 49152, 65535);
    }
}
