using System.Net;
using System.Net.Http.Headers;

namespace DeepDay3.Data.Downloads;

/// <summary>Brings the bytes of one address into a part file, from where that ends.</summary>
sealed class Transfer(HttpClient client, DownloadOptions options)
{
    /// <summary>Downloads what is missing.</summary>
    /// <returns>Whether bytes of an earlier attempt were kept.</returns>
    /// <exception cref="TransferException">The server or the line failed.</exception>
    /// <exception cref="IOException">The part cannot be written.</exception>
    public async Task<bool> RunAsync(Uri url, DatasetForm form, PartFile part, Action<long, long?> report, CancellationToken cancellation)
    {
        long have = part.Version is null ? 0 : part.Length;
        // Without a version, the length alone says that the rest belongs to what is there; without both nothing does.
        if (form.Size is { } size ? have >= size : string.IsNullOrEmpty(part.Version))
            have = 0;
        using HttpResponseMessage response = await SendAsync(url, have, part.Version, cancellation);
        bool resumed = IsContinuation(response, have, form);
        if (!resumed)
            have = 0;
        long? total = response.Content.Headers.ContentLength + have;
        if (form.Size is { } expected && total is not null && total != expected)
            throw new TransferException($"offers {total} bytes; {expected} were expected", canRetry: false);
        long limit = form.Size ?? FileCheck.LargestFile;
        string version = response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : "";
        await using FileStream file = resumed ? part.Continue() : part.Restart(version);
        await using Stream body = await Network(token => response.Content.ReadAsStreamAsync(token), cancellation);
        var buffer = new byte[81_920];
        report(have, total ?? form.Size);
        for (int read; (read = await Network(token => body.ReadAsync(buffer, token).AsTask(), cancellation)) > 0;)
        {
            have += read;
            if (have > limit)
                throw new TransferException($"sends more than the {limit} bytes that were expected", canRetry: false);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            report(have, total ?? form.Size);
        }
        await file.FlushAsync(cancellation);
        file.Flush(flushToDisk: true);
        if ((total ?? form.Size) is { } end && have < end)
            throw new TransferException($"sent {have} of {end} bytes", canRetry: true);
        return resumed;
    }

    async Task<HttpResponseMessage> SendAsync(Uri url, long have, string? version, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
            // The server sends the rest only of the same version, and else the whole file.
            if (!string.IsNullOrEmpty(version))
                request.Headers.IfRange = new RangeConditionHeaderValue(version);
        }
        HttpResponseMessage response = await Network(token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancellation);
        if (response.IsSuccessStatusCode)
            return response;
        TransferException error = Refusal(response, have);
        response.Dispose();
        throw error;
    }

    static TransferException Refusal(HttpResponseMessage response, long have)
    {
        string answer = $"answers {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        TimeSpan? pause = response.Headers.RetryAfter?.Delta;
        return response.StatusCode switch
        {
            // What is there does not fit to what the server has: from the beginning, then.
            HttpStatusCode.RequestedRangeNotSatisfiable when have > 0 => new(answer, canRetry: true) { DropsPart = true },
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new(answer, canRetry: true) { Pause = pause },
            _ => new(answer, canRetry: false),
        };
    }

    static bool IsContinuation(HttpResponseMessage response, long have, DatasetForm form)
    {
        if (response.StatusCode != HttpStatusCode.PartialContent)
            return false;
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        if (have == 0 || range?.From != have || (form.Size is { } size && range.Length is { } length && length != size))
            throw new TransferException("answers with another part of the file than was asked for", canRetry: true) { DropsPart = true };
        return true;
    }

    async Task<T> Network<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(options.Silence);
        try
        {
            return await act(silence.Token);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new TransferException($"failed ({error.Message.TrimEnd('.')})", canRetry: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TransferException($"was silent for {options.Silence.TotalSeconds:0.#} seconds", canRetry: true);
        }
    }
}
