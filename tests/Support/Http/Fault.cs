using Microsoft.AspNetCore.Http;

namespace Slipway.Testing.Http;

/// <summary>What a <see cref="FaultProxy"/> does wrong with a request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Answers with a status, without asking the server behind.</summary>
    public sealed record Status(int Code, params (string Name, string Value)[] Headers) : Fault;

    /// <summary>Cuts the connection before the server behind hears of the request.</summary>
    public sealed record CutBefore : Fault;

    /// <summary>Passes so many bytes of the request's body on, then cuts both connections.</summary>
    public sealed record CutRequest(long After) : Fault;

    /// <summary>Passes the request on, and so many bytes of the answer's body back, then cuts. With 0, not even the headers get through.</summary>
    public sealed record CutAnswer(long After) : Fault;

    /// <summary>Passes everything on, but changes a byte of the answer's body.</summary>
    public sealed record Corrupt(long Position) : Fault;

    /// <summary>Passes everything on, but sets a header of the answer.</summary>
    public sealed record SetHeader(string Name, string Value) : Fault;

    /// <summary>Passes everything on, but leaves a header of the answer out.</summary>
    public sealed record RemoveHeader(string Name) : Fault;

    /// <summary>Answers itself.</summary>
    public sealed record Answer(Func<HttpContext, Task> Handler) : Fault;
}
