using System.Reflection;

namespace Nuke.Common
{
    public class ParameterAttribute(string description = null) : ValueInjection.ValueInjectionAttributeBase
    {
        public virtual string Description { get; } = description;

        public string Name { get; set; }

        public string Separator { get; set; }

        public virtual bool List { get; set; } = true;

        public Type ValueProviderType { get; set; }

        public string ValueProviderMember { get; set; }

        public override object GetValue(MemberInfo member, object instance) => null;
    }

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public class RequiredAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
    public class SecretAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Interface)]
    public class ParameterPrefixAttribute(string prefix) : Attribute
    {
        public string Prefix { get; } = prefix;
    }
}

namespace Nuke.Common.ValueInjection
{
    [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
    public abstract class ValueInjectionAttributeBase : Attribute
    {
        public virtual int Priority => 0;

        public abstract object GetValue(MemberInfo member, object instance);
    }
}

namespace Nuke.Common.Git
{
    public class GitRepositoryAttribute : ValueInjection.ValueInjectionAttributeBase
    {
        public override object GetValue(MemberInfo member, object instance) => null;
    }
}

namespace Nuke.Common.ProjectModel
{
    public class SolutionAttribute(string relativePath = null) : ParameterAttribute(relativePath);
}

namespace Nuke.Common.CI
{
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Field | AttributeTargets.Property)]
    public class CIAttribute : ValueInjection.ValueInjectionAttributeBase
    {
        public override object GetValue(MemberInfo member, object instance) => null;
    }
}

namespace Nuke.Common.Tooling
{
    public class PathVariableAttribute(string pathExecutable = null) : ValueInjection.ValueInjectionAttributeBase
    {
        public override object GetValue(MemberInfo member, object instance) => pathExecutable;
    }
}
