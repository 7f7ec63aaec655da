using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Pratip.Architecture;

/// <summary>Who calls a method, read from the compiled code: also in lambdas, in methods that wait, and whatever a variable is called.</summary>
internal static class CalledMethods
{
    private const byte Call = 0x28;
    private const byte CallVirtual = 0x6F;

    /// <summary>The outermost types of an assembly that call what is asked for.</summary>
    /// <param name="assembly">Its name.</param>
    /// <param name="isAsked">By the full name of the type, the name of the method and the number of its parameters.</param>
    public static IReadOnlyList<string> CallersIn(string assembly, Func<string, string, int, bool> isAsked)
    {
        using var file = File.OpenRead(System.Reflection.Assembly.Load(assembly).Location);
        using var image = new PEReader(file);
        var code = image.GetMetadataReader();
        var asked = Asked(code, isAsked);
        return [.. code.MethodDefinitions.Where(method => Calls(image, code.GetMethodDefinition(method), asked))
            .Select(method => OutermostName(code, code.GetMethodDefinition(method).GetDeclaringType())).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>A call is an opcode and the number of a method; the same bytes elsewhere would name a method that is asked for by a rare accident.</summary>
    private static bool Calls(PEReader image, MethodDefinition method, HashSet<int> asked)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return false;
        }

        var bytes = image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];
        return Enumerable.Range(0, Math.Max(0, bytes.Length - 4)).Any(at => bytes[at] is Call or CallVirtual && asked.Contains(BitConverter.ToInt32(bytes, at + 1)));
    }

    private static HashSet<int> Asked(MetadataReader code, Func<string, string, int, bool> isAsked)
    {
        var own = code.MethodDefinitions.Where(handle =>
        {
            var method = code.GetMethodDefinition(handle);
            return isAsked(NameOf(code, method.GetDeclaringType()), code.GetString(method.Name), Parameters(code, method.Signature));
        }).Select(handle => MetadataTokens.GetToken(handle)).ToHashSet();
        foreach (var handle in code.MemberReferences)
        {
            var member = code.GetMemberReference(handle);
            if (member.GetKind() == MemberReferenceKind.Method && isAsked(NameOf(code, member.Parent), code.GetString(member.Name), Parameters(code, member.Signature)))
            {
                own.Add(MetadataTokens.GetToken(handle));
            }
        }

        // A generic method is called by a number of its own for each type it is called with.
        own.UnionWith([.. Enumerable.Range(1, code.GetTableRowCount(TableIndex.MethodSpec)).Select(MetadataTokens.MethodSpecificationHandle)
            .Where(handle => own.Contains(MetadataTokens.GetToken(code.GetMethodSpecification(handle).Method))).Select(handle => MetadataTokens.GetToken(handle))]);
        return own;
    }

    private static int Parameters(MetadataReader code, BlobHandle signature)
    {
        var blob = code.GetBlobReader(signature);
        if (blob.ReadSignatureHeader().IsGeneric)
        {
            blob.ReadCompressedInteger();
        }

        return blob.ReadCompressedInteger();
    }

    private static string NameOf(MetadataReader code, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition when code.GetTypeDefinition((TypeDefinitionHandle)type) is var own => $"{code.GetString(own.Namespace)}.{code.GetString(own.Name)}",
        HandleKind.TypeReference when code.GetTypeReference((TypeReferenceHandle)type) is var other => $"{code.GetString(other.Namespace)}.{code.GetString(other.Name)}",
        _ => "",
    };

    private static string OutermostName(MetadataReader code, TypeDefinitionHandle type) =>
        code.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer ? OutermostName(code, outer) : NameOf(code, type);
}
