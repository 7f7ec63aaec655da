using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Pratip.Registry.Storage.Mappings;

namespace Pratip.Registry.Storage.Writing;

/// <summary>One column as the model maps it, with an accessor compiled once, at first use: most commands write few tables.</summary>
internal sealed class ColumnLayout
{
    private readonly Func<object?, object?>? _convert;
    private readonly Lazy<Func<object, object?>> _read;

    public ColumnLayout(IProperty property)
    {
        Name = property.GetColumnName();
        IsInLog = property.IsInLog();
        Property = property.PropertyInfo!;
        _read = new(() => Accessor(property));
        _convert = property.GetTypeMapping().Converter?.ConvertToProvider;
    }

    public string Name { get; }

    public PropertyInfo Property { get; }

    public bool IsInLog { get; }

    public object? Read(object row) => _read.Value(row);

    public object? ToStore(object row)
    {
        var value = Read(row);
        return value is null || _convert is null ? value : _convert(value);
    }

    public bool IsEqual(object before, object after) => (Read(before), Read(after)) switch
    {
        (byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right),
        (List<string> left, List<string> right) => CodeSets.Equal(left, right),
        var (left, right) => Equals(left, right),
    };

    private static Func<object, object?> Accessor(IProperty property)
    {
        var row = Expression.Parameter(typeof(object), "row");
        var value = Expression.Property(Expression.Convert(row, property.DeclaringType.ClrType), property.PropertyInfo!);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
    }
}
