using System.Globalization;

namespace ImageInfra.Import.Arm;

/// <summary>Parses the text between the brackets of an ARM expression.</summary>
internal sealed class ExpressionParser
{
    private const int MaximumDepth = 100;

    private readonly string _text;
    private int _at;
    private int _depth;

    private ExpressionParser(string text) => _text = text;

    /// <summary>Whether a text is an expression: it is in brackets, and the first bracket is not doubled.</summary>
    public static bool IsExpression(string text) => text is ['[', not '[', .., ']'];

    /// <summary>Parses a text in brackets. Null if it is not a valid expression.</summary>
    public static Expression? Parse(string text)
    {
        var parser = new ExpressionParser(text[1..^1]);
        try
        {
            var expression = parser.Read();
            return parser.Peek() == '\0' ? expression : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private Expression Read()
    {
        if (++_depth > MaximumDepth)
        {
            throw new FormatException();
        }

        var expression = Primary();
        for (var members = 0; members <= MaximumDepth; members++)
        {
            switch (Peek())
            {
                case '.':
                    _at++;
                    var isSafe = Take('?');
                    expression = Take('[') ? Index(expression, isSafe) : new Expression.Member(expression, new Expression.Text(Name()), isSafe);
                    break;
                case '[':
                    _at++;
                    expression = Index(expression, Take('?'));
                    break;
                default:
                    _depth--;
                    return expression;
            }
        }

        throw new FormatException();
    }

    private Expression.Member Index(Expression of, bool isSafe)
    {
        var key = Read();
        Expect(']');
        return new(of, key, isSafe);
    }

    private Expression Primary()
    {
        var c = Peek();
        if (c == '\'')
        {
            return new Expression.Text(Quoted());
        }

        if (char.IsAsciiDigit(c) || c is '-' or '+')
        {
            var start = _at++;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            {
                _at++;
            }

            return decimal.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new Expression.Number(number) : throw new FormatException();
        }

        var name = Name();
        while (Take('.'))
        {
            name = $"{name}.{Name()}";
        }

        Expect('(');
        var arguments = new List<Expression>();
        while (!Take(')'))
        {
            if (arguments.Count > 0)
            {
                Expect(',');
            }

            arguments.Add(Read());
        }

        return new Expression.Call(name, arguments);
    }

    private string Quoted()
    {
        var start = ++_at;
        while (_at < _text.Length)
        {
            if (_text[_at++] != '\'')
            {
                continue;
            }

            if (_at >= _text.Length || _text[_at] != '\'')
            {
                return _text[start..(_at - 1)].Replace("''", "'", StringComparison.Ordinal);
            }

            _at++;
        }

        throw new FormatException();
    }

    private string Name()
    {
        Peek();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '$' or '-'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw new FormatException();
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool Take(char c)
    {
        if (Peek() != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw new FormatException();
        }
    }
}
