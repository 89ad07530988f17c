using Notebooks;

namespace Kernel.Tests.Messages;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Ports =
        "\"shell_port\":1,\"iopub_port\":2,\"stdin_port\":3,\"control_port\":4,\"hb_port\":5";

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void What_a_front_end_writes_is_read()
    {
        File.WriteAllText(
            file,
            "{\"transport\":\"tcp\",\"ip\":\"127.0.0.2\",\"key\":\"k\",\"signature_scheme\":\"hmac-sha256\","
                + "\"kernel_name\":\"x\","
                + Ports
                + "}"
        );
        var read = ConnectionFile.Read(file);
        Assert.Equal("127.0.0.2", read.Address.ToString());
        Assert.Equal("k", read.Key);
        Assert.Equal(
            (1, 2, 3, 4, 5),
            (read.ShellPort, read.IOPubPort, read.StdinPort, read.ControlPort, read.HeartbeatPort)
        );
    }

    [Theory]
    [InlineData("", "no connection file")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("{}", "no shell_port")]
    [InlineData("{\"ip\":\"nowhere\"," + Ports + "}", "nowhere is no address")]
    [InlineData("{\"transport\":\"ipc\"," + Ports + "}", "transport is ipc")]
    [InlineData("{\"key\":\"k\",\"signature_scheme\":\"hmac-md5\"," + Ports + "}", "hmac-md5")]
    public void What_this_kernel_cannot_do_is_told_in_one_line(string json, string expected)
    {
        File.WriteAllText(file, json);
        string message = Assert.Throws<NotebookException>(() => ConnectionFile.Read(file)).Message;
        Assert.Contains(expected, message);
    }
}
