using System.Linq.Expressions;
using System.Reflection;
using Pratip.Registry.Access;

namespace Pratip.Registry.Storage.Scoping;

/// <summary>
/// Turns a rule into the filter of one table: calls of rules become the rules themselves, the context becomes the one at
/// hand, and the reach becomes a property of it, so that each query reads it anew.
/// </summary>
internal sealed class RuleComposer : ExpressionVisitor
{
    private readonly Dictionary<ParameterExpression, Expression> _bound = [];

    public static LambdaExpression Compose<T>(RegistryDb db, string scope, Expression<Func<RegistryDb, Reach, T, bool>> rule)
    {
        var composer = new RuleComposer();
        var row = Expression.Parameter(typeof(T), "row");
        var context = Expression.Constant(db, typeof(RegistryDb));
        var scopes = Expression.Property(context, nameof(RegistryDb.Scopes));
        return Expression.Lambda<Func<T, bool>>(composer.Inline(rule, [context, Expression.Property(scopes, scope), row]), row);
    }

    protected override Expression VisitParameter(ParameterExpression node) => _bound.GetValueOrDefault(node, node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType != typeof(ScopeRules))
        {
            return base.VisitMethodCall(node);
        }

        var rule = (LambdaExpression)typeof(ScopeRules).GetField(node.Method.Name + "Rule", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

        // Bound in a composer of its own: the same rule can stand within itself with other arguments.
        return new RuleComposer().Inline(rule, [.. node.Arguments.Select(Visit).Select(argument => argument!)]);
    }

    private Expression Inline(LambdaExpression rule, IReadOnlyList<Expression> arguments)
    {
        foreach (var (parameter, argument) in rule.Parameters.Zip(arguments))
        {
            _bound[parameter] = argument;
        }

        return Visit(rule.Body);
    }
}
