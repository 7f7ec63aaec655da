using System.Xml;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>An XML reader keeps every name it meets for good. Workbooks use a few hundred; a hostile one could use millions.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int Most = 20_000;

    private int _count;

    public override string Add(string key) => Get(key) ?? base.Add(Counted(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? base.Add(Counted(key), start, len);

    private T Counted<T>(T key) => ++_count <= Most ? key : throw new InvalidDataException("The part uses too many different names.");
}
