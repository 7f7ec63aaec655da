using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tests.Corrections;

public sealed class CorrectableNounTests
{
    private static readonly Texts Words = Texts.Load(typeof(CorrectableNoun).Assembly);

    /// <summary>A page names whatever can be voided, not only what can be corrected.</summary>
    [Fact]
    public void Every_noun_that_two_persons_can_void_has_a_name() => Assert.All(EventKind.VoidableNouns, noun => Assert.True(Words.Contains(CorrectableNoun.TitleOf(noun)), noun));

    [Fact]
    public void Every_noun_of_the_list_can_be_corrected_by_the_events_and_is_a_table() => Assert.All(CorrectableNoun.All, noun =>
    {
        Assert.NotNull(NounTable.Find(noun.Noun));
        Assert.Contains(noun.Noun, EventKind.CorrectionDecided.Nouns, StringComparer.Ordinal);
        Assert.Contains(noun.Noun, EventKind.RowFilledIn.Nouns, StringComparer.Ordinal);
        Assert.Equal(noun.Fields.Count, noun.Fields.Select(field => field.Property).Distinct(StringComparer.Ordinal).Count());
        Assert.True(Words.Contains(noun.Title));
    });

    [Fact]
    public void Every_field_is_a_property_that_holds_what_its_kind_says()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        foreach (var noun in CorrectableNoun.All.Where(noun => noun.Noun != CorrectableNoun.Identities))
        {
            var type = db.Model.GetEntityTypes().Single(entity => entity.GetTableName() == noun.Noun).ClrType;
            foreach (var field in noun.Fields)
            {
                var property = type.GetProperty(field.Property);
                Assert.True(property is not null, $"{noun.Noun} has no {field.Property}");
                var held = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                Assert.Equal(
                    field.Kind switch
                    {
                        FieldKind.Codes or FieldKind.Countries => typeof(List<string>),
                        FieldKind.Flag => typeof(bool),
                        FieldKind.Number or FieldKind.Year => typeof(int),
                        FieldKind.Moment => typeof(DateTimeOffset),
                        _ => typeof(string),
                    }, held);
                Assert.Equal(field.Kind is FieldKind.Code or FieldKind.Codes, field.List is not null);
                Assert.True(field.Kind != FieldKind.Number || (field.Least is not null && field.Most is not null));

                // What holds no nothing says that it is unknown in another way, or is required.
                var holdsNothing = Nullable.GetUnderlyingType(property.PropertyType) is not null || held == typeof(List<string>)
                    || new System.Reflection.NullabilityInfoContext().Create(property).WriteState == System.Reflection.NullabilityState.Nullable;
                Assert.True(holdsNothing || field.Required || field.Unknown is not null, $"{noun.Noun}.{field.Property}");
            }
        }
    }

    [Fact]
    public void Every_list_of_a_field_is_there_and_every_date_before_another_too() => Assert.All(CorrectableNoun.All, noun => Assert.All(noun.Fields, field =>
    {
        Assert.True(field.List is null || CodeListCatalogue.Standard.TryGet(field.List, out _), $"{noun.Noun}.{field.Property}");
        Assert.True(field.NotBefore is null || noun.Field(field.NotBefore) is not null);
        Assert.True(Words.Contains(noun.LabelOf(field)), noun.LabelOf(field));
    }));
}
