using System.Reflection;
using System.Xml.Linq;
using DeepDay3.Notebooks.Book.Api;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Tests.Book;

/// <summary>The compiler's own file is the judge: public members are all documented.</summary>
public sealed class DocumentationIdTests
{
    [Fact]
    public void Every_public_member_has_the_id_that_the_compiler_gave_it()
    {
        var assembly = typeof(NotebookDocument).Assembly;
        var written = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").Select(member => (string)member.Attribute("name")!).ToHashSet();
        var ids = (from type in assembly.GetExportedTypes()
                   where type.GetMethod("<Clone>$") is null && !typeof(Delegate).IsAssignableFrom(type)
                   from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Append(type)
                   where member is not (MethodInfo { IsSpecialName: true } or FieldInfo { IsSpecialName: true } or ConstructorInfo { DeclaringType.IsAbstract: true })
                   where member is not ConstructorInfo constructor || constructor.GetParameters().Length > 0
                   where member is not MethodInfo method || method.GetBaseDefinition() == method
                   select DocumentationId.Of(member)).ToList();
        Assert.True(ids.Count > 150, $"only {ids.Count} members");
        Assert.Superset(ids.ToHashSet(), written);
    }
}
