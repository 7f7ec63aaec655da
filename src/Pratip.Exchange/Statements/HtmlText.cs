using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Pratip.Exchange.Statements;

/// <summary>
/// The words of a web page. Its tokens are read one after the other and no tree is built: a page nested a hundred thousand deep costs what
/// any other of its length does. Scripts, styles and menus are left out, and where a block ends a paragraph ends.
/// </summary>
internal sealed class HtmlText
{
    /// <summary>An end tag is looked for among so many open elements; one that belongs to none of them is nobody's.</summary>
    private const int Reach = 256;

    private const int LongestScriptLookedInto = 200_000;

    private static readonly FrozenSet<string> Dropped = Set("script style nav template noscript svg math iframe object select button canvas audio video map noframes noembed");

    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu ol p pre search section summary table tbody tfoot thead title tr ul");

    private static readonly FrozenSet<string> Empty = Set("area base br col embed hr img input link meta param source track wbr");

    private static readonly FrozenSet<string> Dates = Set("article:published_time og:article:published_time date pubdate publishdate publish-date dc.date dc.date.issued dcterms.date dcterms.issued datepublished");

    private readonly List<string> _open = [];
    private readonly PageWords _words = new();
    private int _droppedFrom = -1;
    private string? _ownTitle;
    private string? _metaTitle;
    private DateOnly? _day;
    private DateOnly? _timeDay;

    private HtmlText()
    {
    }

    /// <summary>Whether it begins like a page or a piece of one.</summary>
    public static bool IsPage(string head)
    {
        var text = head.AsSpan().TrimStart();
        while (text.StartsWith("<!--", StringComparison.Ordinal) || text.StartsWith("<?", StringComparison.Ordinal))
        {
            var end = text.IndexOf('>');
            text = end < 0 ? [] : text[(end + 1)..].TrimStart();
        }

        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (text.Length < 3 || text[0] != '<')
        {
            return false;
        }

        var length = text[1..].IndexOfAnyExcept(SearchLetters);
        var tag = text.Slice(1, length < 0 ? text.Length - 1 : length).ToString().ToLowerInvariant();
        return Blocks.Contains(tag) || Dropped.Contains(tag) || Empty.Contains(tag) || tag is "span" or "b" or "strong" or "em" or "i" or "a" or "font" or "u";
    }

    public static FileText Read(string page)
    {
        var reader = new HtmlText();
        var source = new TextSource(page);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        for (var token = tokens.Get(); token.Type is not HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.StartTag:
                    reader.Open(token.AsTag(), tokens);
                    break;
                case HtmlTokenType.EndTag:
                    reader.Close(token.Name);
                    break;
                case HtmlTokenType.Character:
                    reader.Words(token.Data);
                    break;
            }
        }

        return new(reader._words.ToString(), TextFileKind.Html) { Title = reader._metaTitle ?? reader._ownTitle, Day = reader._day ?? reader._timeDay };
    }

    private static readonly System.Buffers.SearchValues<char> SearchLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456");

    private void Open(HtmlTagToken tag, HtmlTokenizer tokens)
    {
        var name = tag.Name;
        tokens.State = name switch
        {
            "script" => HtmlParseMode.Script,
            "style" or "iframe" or "noembed" or "noframes" or "xmp" or "noscript" => HtmlParseMode.Rawtext,
            "title" or "textarea" => HtmlParseMode.RCData,
            "plaintext" => HtmlParseMode.Plaintext,
            _ => tokens.State,
        };
        Note(tag);
        if (_droppedFrom < 0)
        {
            Begin(name);
        }

        if (Empty.Contains(name) || tag.IsSelfClosing && name is "svg" or "math")
        {
            return;
        }

        _open.Add(name);
        if (_droppedFrom < 0 && (Dropped.Contains(name) || name == "title" || Has(tag, "hidden")))
        {
            _droppedFrom = _open.Count - 1;
        }
    }

    private void Begin(string name)
    {
        switch (name)
        {
            case "br":
                _words.Line();
                break;
            case "td" or "th":
                _words.Gap();
                break;
            case "pre":
                _words.Paragraph();
                _words.KeepsLines++;
                break;
            case "sup":
                _words.BeginRaised();
                break;
            default:
                if (Blocks.Contains(name))
                {
                    _words.Paragraph();
                }

                break;
        }
    }

    private void Close(string name)
    {
        if (name is "br" or "p" && (_open.Count == 0 || _open.LastIndexOf(name, _open.Count - 1, Math.Min(_open.Count, Reach)) < 0))
        {
            _words.Paragraph();
            return;
        }

        var at = _open.Count == 0 ? -1 : _open.LastIndexOf(name, _open.Count - 1, Math.Min(_open.Count, Reach));
        if (at < 0)
        {
            return;
        }

        for (var i = _open.Count - 1; i >= at; i--)
        {
            End(_open[i], i);
        }

        _open.RemoveRange(at, _open.Count - at);
    }

    private void End(string name, int at)
    {
        if (_droppedFrom >= 0)
        {
            _droppedFrom = at == _droppedFrom ? -1 : _droppedFrom;
            return;
        }

        if (name == "sup")
        {
            _words.EndRaised();
        }
        else if (Blocks.Contains(name))
        {
            _words.KeepsLines -= name == "pre" ? 1 : 0;
            _words.Paragraph();
        }
    }

    private void Words(string words)
    {
        if (_droppedFrom < 0)
        {
            _words.Add(words);
        }
        else if (_open[_droppedFrom] == "title")
        {
            _ownTitle = (_ownTitle ?? "") + words;
        }
        else if (_open[_droppedFrom] == "script" && _day is null && words.Length < LongestScriptLookedInto)
        {
            _day = PublishedIn(words);
        }
    }

    /// <summary>What a page says of itself for search engines.</summary>
    private static DateOnly? PublishedIn(string script)
    {
        const string Mark = "\"datePublished\"";
        var at = script.IndexOf(Mark, StringComparison.Ordinal);
        var from = at < 0 ? -1 : script.IndexOf('"', at + Mark.Length);
        var to = from < 0 ? -1 : script.IndexOf('"', from + 1);
        return to < 0 ? null : PlainText.DayOf(script[(from + 1)..to]);
    }

    private void Note(HtmlTagToken tag)
    {
        if (tag.Name == "meta")
        {
            var name = Value(tag, "property") ?? Value(tag, "name") ?? Value(tag, "itemprop") ?? "";
            if (string.Equals(name, "og:title", StringComparison.OrdinalIgnoreCase))
            {
                _metaTitle ??= Value(tag, "content");
            }
            else if (Dates.Contains(name.ToLowerInvariant()))
            {
                _day ??= PlainText.DayOf(Value(tag, "content"));
            }
        }
        else if (tag.Name == "time")
        {
            _timeDay ??= PlainText.DayOf(Value(tag, "datetime"));
        }
    }

    private static bool Has(HtmlTagToken tag, string name) => Value(tag, name) is not null;

    private static string? Value(HtmlTagToken tag, string name)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute.Value;
            }
        }

        return null;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
