using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EndToEnd.NukeEngine;

/// <summary>What an assembly uses of others, by its metadata.</summary>
internal static class AssemblyUses
{
    /// <summary>The assemblies that it refers to.</summary>
    public static IReadOnlyList<string> References(string assembly) =>
        Read(assembly, reader => reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).ToList());

    /// <summary>Types and members of another assembly that it uses, without their signatures: <c>Namespace.Type</c> and <c>Namespace.Type.Member</c>.</summary>
    public static IReadOnlyList<string> Members(string assembly, string other) => Read(assembly, reader =>
        reader.TypeReferences.Where(type => ComesFrom(reader, type, other)).Select(type => TypeName(reader, type))
            .Concat(
                from handle in reader.MemberReferences
                let member = reader.GetMemberReference(handle)
                where member.Parent.Kind == HandleKind.TypeReference && ComesFrom(reader, (TypeReferenceHandle)member.Parent, other)
                select $"{TypeName(reader, (TypeReferenceHandle)member.Parent)}.{MemberName(reader.GetString(member.Name))}")
            .ToList());

    private static T Read<T>(string assembly, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return read(file.GetMetadataReader());
    }

    private static bool ComesFrom(MetadataReader reader, TypeReferenceHandle type, string assembly) =>
        reader.GetTypeReference(type).ResolutionScope is { Kind: HandleKind.AssemblyReference } scope
        && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == assembly;

    private static string TypeName(MetadataReader reader, TypeReferenceHandle type) =>
        $"{reader.GetString(reader.GetTypeReference(type).Namespace)}.{reader.GetString(reader.GetTypeReference(type).Name)}";

    // Accessors are methods of their own in metadata.
    private static string MemberName(string name) => name is ['g' or 's', 'e', 't', '_', .. var property] ? property : name;
}
