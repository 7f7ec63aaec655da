using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Pratip.Registry.Storage;

namespace Pratip.Bench.Workplace;

/// <summary>The other side of <see cref="SiteWork"/>: starts it, asks it, ends it.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process _process;

    private readonly Channel<string> _answers = Channel.CreateUnbounded<string>();

    private SiteProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.BeginOutputReadLine();
    }

    public SiteStart Start { get; private set; } = null!;

    public static async Task<SiteProcess> StartAsync(RegisterLocation location)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["load-site", location.ConnectionString ?? "", location.DataFolder ?? location.KeysFolder])
        {
            start.ArgumentList.Add(argument);
        }

        var site = new SiteProcess(Process.Start(start)!);
        site.Start = await site.AnswerAsync<SiteStart>();
        return site;
    }

    public Task RestartAsync() => AskAsync<string>(SiteWork.Restart);

    public Task<SiteTimes> ReadAsync() => AskAsync<SiteTimes>(SiteWork.Read);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<T> AskAsync<T>(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        return await AnswerAsync<T>();
    }

    private async Task<T> AnswerAsync<T>() => await _answers.Reader.WaitToReadAsync()
        ? JsonSerializer.Deserialize<T>(await _answers.Reader.ReadAsync())!
        : throw new InvalidOperationException("The site has ended; what it said is above.");

    private void Hear(string? line)
    {
        if (line is null)
        {
            _answers.Writer.TryComplete();
        }
        else if (line.StartsWith(SiteWork.Answer, StringComparison.Ordinal))
        {
            _answers.Writer.TryWrite(line[SiteWork.Answer.Length..]);
        }
        else
        {
            Console.Error.WriteLine(line);
        }
    }
}
