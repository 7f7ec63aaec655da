using Pratip.Linkage.Names;

namespace Pratip.Linkage.Tests.Names;

public sealed class RomanisationTests
{
    [Theory]
    [InlineData("សុខ", "sok")]
    [InlineData("ជា", "chea")]
    [InlineData("វណ្ណា", "vanna")]
    [InlineData("ចាន់ដារ៉ា", "chandara")]
    [InlineData("សុភា", "sophea")]
    [InlineData("ស្រី", "srey")]
    [InlineData("ហ៊ុន", "hun")]
    [InlineData("ប៉ុល", "pol")]
    [InlineData("ពេជ្រ", "pich")]
    [InlineData("ចិន្តា", "chenda")]
    [InlineData("ជ័យ", "chey")]
    [InlineData("សម្បត្តិ", "sambat")]
    [InlineData("រតន៍", "rath")]
    [InlineData("គាំង", "keang")]
    [InlineData("สมชาย", "somchai")]
    [InlineData("ทักษิณ", "thaksin")]
    [InlineData("จันทร์", "chan")]
    [InlineData("ธนากร", "thanakon")]
    [InlineData("พรหมศรี", "phromsi")]
    [InlineData("ສົມໄຊ", "somsai")]
    [InlineData("ວົງສາ", "vongsa")]
    [InlineData("ອອ", "o")]
    [InlineData("အောင်", "aung")]
    [InlineData("ကြည်", "kyi")]
    [InlineData("ရွှေ", "shwe")]
    [InlineData("ထွန်း", "htun")]
    [InlineData("철수", "cheolsu")]
    [InlineData("이", "lee")]
    [InlineData("大文", "dawen")]
    [InlineData("陈", "tan")]
    [InlineData("陳", "chen")]
    [InlineData("राजेश", "rajesh")]
    [InlineData("नरेन्द्र", "narendra")]
    [InlineData("রহিমা", "rahima")]
    [InlineData("হাসিনা", "hasina")]
    [InlineData("شريف", "sharif")]
    [InlineData("محمد", "mohammad")]
    [InlineData("щербаков", "shcherbakov")]
    [InlineData("юлия", "yuliya")]
    [InlineData("đặng", "dang")]
    [InlineData("strauß", "strauss")]
    public void One_of_the_forms_is_how_people_spell_it(string written, string spelling) =>
        Assert.True(PersonName.Parse(written).Tokens[0].Forms.Any(f => f == spelling), string.Join(',', PersonName.Parse(written).Tokens[0].Forms));

    [Theory]
    [InlineData("Sok Sokh Sukh សុខ", "S_K")]
    [InlineData("Chea Jea ជា", "C_")]
    [InlineData("Phal Pal ផល", "P_L")]
    [InlineData("Srey Srei Sry ស្រី", "SR_")]
    [InlineData("Vannak Vanak Wannak", "V_N_K")]
    public void Spellings_of_one_name_share_a_skeleton(string spellings, string skeleton) =>
        Assert.All(spellings.Split(' '), spelling => Assert.True(PersonName.Parse(spelling).Tokens[0].Skeletons.Any(k => k == skeleton), spelling));

    [Fact]
    public void A_short_u_typed_for_the_shifter_is_the_same_name() => Assert.True(NameSimilarity.Between("ស៊ីម", "សុីម") > 0.9);

    [Fact]
    public void Signs_typed_in_another_order_are_the_same_name() => Assert.Equal(string.Join(',', PersonName.Parse("ម៉ែន").Tokens[0].Forms), string.Join(',', PersonName.Parse("មែ៉ន").Tokens[0].Forms));
}
