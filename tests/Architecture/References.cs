using System.Reflection;
using System.Reflection.Emit;

namespace ChorusAssistant.Tests.Architecture;

/// <summary>
/// The types a type names: in its signatures, its attributes and, token by token, in the code of its methods. Code the compiler made
/// for it (async methods, lambdas) lies in nested types and counts as its own. A constant leaves no trace: the compiler copies it.
/// </summary>
internal static class References
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> _opCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static HashSet<Type> Of(Type type)
    {
        HashSet<Type> found = [];
        Add(type.BaseType);
        AddAll(type.GetInterfaces());
        AddAll(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        AddAll(type.GetFields(All).Select(field => field.FieldType));
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            Add((method as MethodInfo)?.ReturnType);
            AddAll(method.GetParameters().Select(parameter => parameter.ParameterType));
            if (method.GetMethodBody() is { } body)
            {
                AddAll(body.LocalVariables.Select(local => local.LocalType));
                AddAll(body.ExceptionHandlingClauses.Select(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause ? clause.CatchType : null));
                AddAll(TypesInCode(method, body.GetILAsByteArray()!));
            }
        }

        foreach (var nested in type.GetNestedTypes(All))
        {
            found.UnionWith(Of(nested));
        }

        return found;

        void AddAll(IEnumerable<Type?> types)
        {
            foreach (var each in types)
            {
                Add(each);
            }
        }

        void Add(Type? named)
        {
            if (named is null || named.IsGenericParameter)
            {
                return;
            }

            if (named.HasElementType)
            {
                Add(named.GetElementType());
                return;
            }

            found.Add(named.IsGenericType ? named.GetGenericTypeDefinition() : named);
            AddAll(named.GetGenericArguments());
        }
    }

    private static IEnumerable<Type?> TypesInCode(MethodBase method, byte[] code)
    {
        var position = 0;
        while (position < code.Length)
        {
            var value = (short)code[position++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | code[position++]);
            }

            var operand = _opCodes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                foreach (var type in TypesOf(Resolve(method, BitConverter.ToInt32(code, position))))
                {
                    yield return type;
                }
            }

            position += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static IEnumerable<Type?> TypesOf(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodBase called =>
        [
            called.DeclaringType, (called as MethodInfo)?.ReturnType, .. called.GetParameters().Select(parameter => parameter.ParameterType),
            .. called.IsGenericMethod ? called.GetGenericArguments() : [],
        ],
        _ => [],
    };
}
