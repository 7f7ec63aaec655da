using Pratip.Linkage.Records;

namespace Pratip.Bench.Linkage;

/// <summary>What kind of field a column of a public set is, by its name; a column that is not known is compared as text.</summary>
internal static class FieldGuess
{
    public static FieldKind? Of(string column) => column.ToLowerInvariant() switch
    {
        "rec_id" or "id" or "unique_id" or "cluster" or "ent_id" or "blocking_number" => null,
        "name" or "full_name" => FieldKind.Name,
        "date_of_birth" or "dob" or "birth" => FieldKind.Date,
        "age" => FieldKind.Number,
        "culture" or "sex" or "gender" or "state" or "title" or "birth_place" or "occupation" or "by" or "bm" or "bd" => FieldKind.Category,
        "postcode" or "postcode_fake" or "street_number" or "soc_sec_id" or "document" or "zip_code" => FieldKind.Code,
        "phone_number" or "phone" => FieldKind.Phone,
        _ => FieldKind.Text,
    };
}
